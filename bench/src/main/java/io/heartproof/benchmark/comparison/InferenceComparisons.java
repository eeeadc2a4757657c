package io.heartproof.benchmark.comparison;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.benchmark.setup.PaddedSamples;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Network;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Padded form against bucket form in classification: the same network, untrained (what it has learnt does not change how long it
 * computes), the same recordings, the same code. Immutable.
 */
public final class InferenceComparisons {
    private static final double SECONDS_OF_ECG = 10;
    private static final int TIMES = 20;
    private static final int MOST_PADDED = 144;

    private final Setup setup;

    public InferenceComparisons(Setup setup) {
        this.setup = setup;
    }

    /** {@code inference.single}: milliseconds from one prepared recording of 10 s to its logits. */
    public Result single(Progress progress) throws IOException {
        PreparedSet one = setup.simulated().alike(1, SECONDS_OF_ECG);
        try (Network network = setup.network()) {
            return new PairedMeasurement(
                            "inference.single",
                            MeasurementUnit.MILLISECONDS,
                            single(new TorchClassifier(setup.forms().padded(), network), one),
                            single(new TorchClassifier(setup.forms().bucket(), network), one))
                    .run(setup.amounts().rounds(), progress)
                    .noted(List.of(
                            String.format(
                                    Locale.ROOT,
                                    "one recording of %.0f s, padding included, mean of %d",
                                    SECONDS_OF_ECG,
                                    TIMES),
                            PaddedSamples.note(setup.forms(), one)));
        }
    }

    /** {@code evaluation.bucket}: recordings classified per second; in published form, where all cost the same, of the first. */
    public Result bucket(PreparedSet set, Progress progress) throws IOException {
        PreparedSet first =
                set.at(IntStream.range(0, Math.min(MOST_PADDED, set.size())).toArray());
        try (Network network = setup.network();
                Workers workers = Workers.of(new TorchClassifier(setup.forms().bucket(), network), set.size())) {
            Result result = new PairedMeasurement(
                            "evaluation.bucket",
                            MeasurementUnit.RECORDINGS_PER_SECOND,
                            all(Classifiers.of(new TorchClassifier(setup.forms().padded(), network)), first),
                            all(workers, set))
                    .run(setup.amounts().rounds(), progress);
            return result.at(speed(result, set))
                    .noted(List.of(
                            String.format(
                                    Locale.ROOT,
                                    "%s, at most %d at once; in published form the first %d",
                                    Counted.of(set.size(), "recording"),
                                    setup.evaluation().batchSize(),
                                    first.size()),
                            PaddedSamples.note(setup.forms(), set)));
        }
    }

    private Result.Gigaflops speed(Result result, PreparedSet set) {
        OperationCount operations = new OperationCount(setup.architecture());
        return new Result.Gigaflops(
                result.baseline() * operations.forward(setup.forms().padded(), set),
                result.candidate() * operations.forward(setup.forms().bucket(), set));
    }

    private static MeasuredSide single(Classifier classifier, PreparedSet one) {
        BatchMaker maker = new BatchMaker(classifier.contract());
        return () -> Stopwatch.SYSTEM.milliseconds(TIMES, () -> {
            Batch batch = maker.forEvaluation(one.recordings(), one.labels());
            requireAnswers(1, classifier.logits(batch).length);
        });
    }

    private MeasuredSide all(Classifiers classifiers, PreparedSet set) {
        Inference inference = new Inference(classifiers, setup.evaluation().batchSize());
        return () -> Stopwatch.SYSTEM.perSecond(
                set.size(), () -> requireAnswers(set.size(), inference.predictions(set).length));
    }

    private static void requireAnswers(int expected, int actual) {
        if (actual != expected) {
            throw new IllegalStateException(
                    String.format(Locale.ROOT, "expected %s, got %d", Counted.of(expected, "answer"), actual));
        }
    }
}
