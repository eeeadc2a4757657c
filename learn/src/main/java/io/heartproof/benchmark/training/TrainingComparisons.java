package io.heartproof.benchmark.training;

import io.heartproof.batch.PreparedSet;
import io.heartproof.benchmark.machine.MemoryWatch;
import io.heartproof.benchmark.round.Comparison;
import io.heartproof.benchmark.round.Result;
import io.heartproof.benchmark.round.Side;
import io.heartproof.benchmark.round.Stopwatch;
import io.heartproof.benchmark.round.Unit;
import io.heartproof.benchmark.setup.Operations;
import io.heartproof.benchmark.setup.PaddedSamples;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.contract.InputContract;
import io.heartproof.model.TorchClassifier;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Precision;
import io.heartproof.training.Steps;
import io.heartproof.training.TrainingConfig;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;

/** Training with cross entropy, from the same first weights, on the same draws of the same recordings. */
public final class TrainingComparisons {
    private static final int SMALL_BATCH = 2;
    private static final int TIMES_EACH_LENGTH = 4;

    /** In published form every step costs the same, so that a few will do. */
    private static final int PADDED_STEPS = 3;

    private final Setup setup;
    private final PreparedSet set;

    /** @param set that is trained on; repeated where an epoch has more draws */
    public TrainingComparisons(Setup setup, PreparedSet set) {
        this.setup = setup;
        this.set = set.repeated(setup.training().drawsPerEpoch());
    }

    /**
     * {@code training.bucket}: recordings trained per second in published form and in bucket form; in published form the
     * first steps of the same epoch.
     */
    public Result bucket(Progress progress) throws IOException {
        InputContract padded = setup.forms().padded();
        InputContract bucket = setup.forms().bucket();
        int paddedDraws = PADDED_STEPS * setup.training().batchSize();
        try (TorchClassifier baseline = new TorchClassifier(padded, setup.network());
                TorchClassifier candidate = new TorchClassifier(bucket, setup.network())) {
            Result result = new Comparison(
                            "training.bucket",
                            Unit.RECORDINGS_PER_SECOND,
                            trainer(baseline, Precision.FLOAT32, Math.min(draws(), paddedDraws)),
                            trainer(candidate, Precision.FLOAT32, draws()))
                    .run(setup.amounts().rounds(), progress);
            String first = "in published form the first %d draws".formatted(Math.min(draws(), paddedDraws));
            return result.noted(List.of(amount(), first, PaddedSamples.note(setup.forms(), set)))
                    .at(speed(result, padded, bucket));
        }
    }

    /** {@code training.step}: recordings trained per second in bucket form, by plain code and by the trainer. */
    public Result step(Progress progress) throws IOException {
        InputContract bucket = setup.forms().bucket();
        try (TorchClassifier baseline = new TorchClassifier(bucket, setup.network());
                Steps optimiser = Steps.of(setup.training().optimiser(), baseline.parameters());
                TorchClassifier candidate = new TorchClassifier(bucket, setup.network())) {
            Side straightforward = straightforward(baseline, optimiser);
            Result result = new Comparison(
                            "training.step",
                            Unit.RECORDINGS_PER_SECOND,
                            straightforward,
                            trainer(candidate, Precision.FLOAT32, draws()))
                    .run(setup.amounts().rounds(), progress);
            return result.noted(List.of(amount(), "both in bucket form")).at(speed(result, bucket, bucket));
        }
    }

    /** {@code training.bf16}: recordings trained per second by the trainer, in single precision and in bfloat16. */
    public Result bf16(Progress progress) throws IOException {
        InputContract bucket = setup.forms().bucket();
        try (TorchClassifier baseline = new TorchClassifier(bucket, setup.network());
                TorchClassifier candidate = new TorchClassifier(bucket, setup.network())) {
            Result result = new Comparison(
                            "training.bf16",
                            Unit.RECORDINGS_PER_SECOND,
                            trainer(baseline, Precision.FLOAT32, draws()),
                            trainer(candidate, Precision.BFLOAT16, draws()))
                    .run(setup.amounts().rounds(), progress);
            return result.noted(List.of(amount(), "both in bucket form")).at(speed(result, bucket, bucket));
        }
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
        TrainingConfig config = new TrainingConfig(
                1, SMALL_BATCH, draws, 0, Precision.FLOAT32, setup.training().optimiser());
        return new TrainedEpoch(config, recordings, setup.seed());
    }

    private PreparedSet oneOfEachLength() {
        Set<Integer> seen = new HashSet<>();
        return set.at(IntStream.range(0, set.size())
                .filter(i -> seen.add(setup.forms()
                        .bucket()
                        .form()
                        .paddedLength(set.recordings().get(i).length())))
                .toArray());
    }

    private Side trainer(TorchClassifier classifier, Precision precision, int draws) {
        TrainingConfig training = setup.training();
        TrainingConfig config = new TrainingConfig(1, training.batchSize(), draws, 0, precision, training.optimiser());
        TrainedEpoch epoch = new TrainedEpoch(config, set, setup.seed());
        return () -> epoch.train(classifier, Progress.NONE).recordingsPerSecond();
    }

    private Side straightforward(TorchClassifier classifier, Steps optimiser) {
        StraightforwardTraining training = new StraightforwardTraining(setup.training(), setup.seed());
        return () -> Stopwatch.SYSTEM.perSecond(draws(), () -> training.epoch(classifier, optimiser, set));
    }

    private Result.Gigaflops speed(Result result, InputContract baseline, InputContract candidate) {
        return new Result.Gigaflops(
                result.baseline() * operations(baseline), result.candidate() * operations(candidate));
    }

    private double operations(InputContract contract) {
        Operations operations = new Operations(setup.architecture());
        return Operations.TRAINING * operations.forward(contract, set);
    }

    private int draws() {
        return new StraightforwardTraining(setup.training(), setup.seed()).order(set).length;
    }

    private String amount() {
        return "%d draws of %d recordings, in steps of %d"
                .formatted(
                        draws(), setup.amounts().recordings(), setup.training().batchSize());
    }
}
