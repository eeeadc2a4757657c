package io.heartproof.benchmark.comparison;

import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.MeasurementRounds;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.MemoryWatch;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.PaddedSamples;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.contract.InputContract;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Precision;
import io.heartproof.training.TrainingConfig;
import io.heartproof.training.optimiser.Optimiser;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Training with cross entropy, from the same first weights, on the same draws of the same recordings. */
public final class TrainingComparisons {
    private static final int SMALL_BATCH = 2;
    private static final int TIMES_EACH_LENGTH = 4;

    /** In published form every step costs the same, so that a few will do. */
    private static final int PADDED_STEPS = 2;

    private final Setup setup;
    private final PreparedSet set;

    /** @param set that is trained on; repeated where an epoch has more draws */
    public TrainingComparisons(Setup setup, PreparedSet set) {
        this.setup = setup;
        this.set = set.repeated(setup.training().drawsPerEpoch());
    }

    /**
     * Recordings trained per second. {@code training.bucket}: in published form, the first steps of the same epoch, and in bucket
     * form. {@code training.step}: in bucket form by plain code and by the trainer. {@code training.bf16}: by the trainer in
     * single precision and in bfloat16. The trainer's epoch in bucket form and single precision is the same one in all three,
     * measured once a round.
     */
    public List<Result> all(Progress progress) throws IOException {
        InputContract padded = setup.forms().padded();
        InputContract bucket = setup.forms().bucket();
        int paddedDraws = Math.min(draws(), PADDED_STEPS * setup.training().batchSize());
        double[][] figures;
        try (TorchClassifier published = new TorchClassifier(padded, setup.network());
                TorchClassifier plain = new TorchClassifier(bucket, setup.network());
                Optimiser plainSteps = Optimiser.of(setup.training().optimiser(), plain.parameters());
                TorchClassifier trained = new TorchClassifier(bucket, setup.network());
                TorchClassifier rounded = new TorchClassifier(bucket, setup.network())) {
            List<MeasuredSide> sides = List.of(
                    trainer(published, Precision.FLOAT32, paddedDraws),
                    straightforward(plain, plainSteps),
                    trainer(trained, Precision.FLOAT32, draws()),
                    trainer(rounded, Precision.BFLOAT16, draws()));
            figures = new MeasurementRounds("training", sides)
                    .measure(setup.amounts().rounds(), progress);
        }
        String first = String.format(Locale.ROOT, "in published form the first %s", Counted.of(paddedDraws, "draw"));
        String samples = PaddedSamples.note(setup.forms(), set);
        String same = "both in bucket form";
        return List.of(
                against(padded, recordings("training.bucket", figures[0], figures[2]))
                        .noted(List.of(amount(), first, samples)),
                against(bucket, recordings("training.step", figures[1], figures[2]))
                        .noted(List.of(amount(), same)),
                against(bucket, recordings("training.bf16", figures[2], figures[3]))
                        .noted(List.of(amount(), same)));
    }

    private static Result recordings(String name, double[] baselines, double... candidates) {
        return Result.of(name, MeasurementUnit.RECORDINGS_PER_SECOND, baselines, candidates);
    }

    /** The result with its speed; the candidate is in bucket form. */
    private Result against(InputContract baseline, Result result) {
        return result.at(new Result.Gigaflops(
                result.baseline() * operations(baseline),
                result.candidate() * operations(setup.forms().bucket())));
    }

    /**
     * {@code memory.training}: resident memory over so many steps of two recordings, lengths in random order, after every
     * length was seen: what the libraries compile for a length, they keep.
     */
    public Result memory(LongSupplier residentBytes, Progress progress) throws IOException {
        int draws = SMALL_BATCH * setup.amounts().steps();
        PreparedSet often = set.repeated(draws);
        PreparedSet lengths = oneOfEachLength();
        MemoryWatch watch = new MemoryWatch(residentBytes, progress);
        try (TorchClassifier classifier = new TorchClassifier(setup.forms().bucket(), setup.network())) {
            small(lengths, TIMES_EACH_LENGTH * lengths.size()).train(classifier, Progress.NONE);
            small(often, draws).train(classifier, watch);
        }
        return watch.result("memory.training", 1);
    }

    private TrainedEpoch small(PreparedSet recordings, int draws) {
        TrainingConfig config = TrainingConfig.plain(
                        1, SMALL_BATCH, setup.training().optimiser())
                .withDrawsPerEpoch(draws);
        return new TrainedEpoch(config, recordings, setup.seed());
    }

    private PreparedSet oneOfEachLength() {
        int[] all = IntStream.range(0, set.size()).toArray();
        return set.at(set.byPaddedLength(setup.forms().bucket().form(), all).stream()
                .mapToInt(alike -> alike[0])
                .toArray());
    }

    private MeasuredSide trainer(TorchClassifier classifier, Precision precision, int draws) {
        TrainingConfig training = setup.training();
        TrainingConfig config = TrainingConfig.plain(1, training.batchSize(), training.optimiser())
                .withDrawsPerEpoch(draws)
                .with(precision);
        TrainedEpoch epoch = new TrainedEpoch(config, set, setup.seed());
        return () -> epoch.train(classifier, Progress.NONE).recordingsPerSecond();
    }

    private MeasuredSide straightforward(TorchClassifier classifier, Optimiser optimiser) {
        StraightforwardTraining training = new StraightforwardTraining(setup.training(), setup.seed());
        return () -> Stopwatch.SYSTEM.perSecond(draws(), () -> training.epoch(classifier, optimiser, set));
    }

    private double operations(InputContract contract) {
        OperationCount operations = new OperationCount(setup.architecture());
        return OperationCount.TRAINING * operations.forward(contract, set);
    }

    private int draws() {
        return new StraightforwardTraining(setup.training(), setup.seed())
                .draws(set)
                .size();
    }

    private String amount() {
        return String.format(
                Locale.ROOT,
                "%s of %s, in steps of %d",
                Counted.of(draws(), "draw"),
                Counted.of(setup.amounts().recordings(), "recording"),
                setup.training().batchSize());
    }
}
