package io.heartproof.benchmark.attack;

import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.MeasurementUnit;
import io.heartproof.benchmark.measure.PairedMeasurement;
import io.heartproof.benchmark.measure.ProcessorUse;
import io.heartproof.benchmark.measure.Result;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.classifier.Logits;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code attack.look}: milliseconds of a look, a forward pass and a gradient of one recording of 10 s, by {@link ApgdLooks}
 * against {@link PlainLooks}, for few and for many recordings, but not for more than are trained on. The network is untrained,
 * and takes what it answers for the truth. Immutable.
 */
public record LookComparison(Setup setup, int recordings) {
    private static final int[] RECORDINGS = {32, 200};
    private static final int LOOKS_IN_ALL = 192;
    private static final int FEWEST_LOOKS = 6;
    private static final double SECONDS = 10;

    /** For few, then for many. */
    public static List<LookComparison> all(Setup setup) {
        int most = setup.amounts().recordings();
        return IntStream.of(RECORDINGS)
                .map(n -> Math.min(n, most))
                .distinct()
                .mapToObj(n -> new LookComparison(setup, n))
                .toList();
    }

    /** Measures. */
    public Result measure(Progress progress) throws IOException {
        try (TorchClassifier classifier = new TorchClassifier(setup.forms().bucket(), setup.network())) {
            return result(classifier, answered(classifier), progress);
        }
    }

    private Result result(TorchClassifier classifier, PreparedSet set, Progress progress) throws IOException {
        int batchSize = setup.evaluation().batchSize();
        int looks = Math.max(FEWEST_LOOKS, LOOKS_IN_ALL / set.size());
        try (Workers workers = Workers.of(classifier, set.size())) {
            ProcessorUse plain = new ProcessorUse(new PlainLooks(classifier, set, looks));
            ProcessorUse apgd =
                    new ProcessorUse(new ApgdLooks(AttackBatches.of(set, workers, batchSize, setup.seed()), looks));
            return new PairedMeasurement("attack.look." + set.size(), MeasurementUnit.MILLISECONDS, plain, apgd)
                    .run(setup.amounts().rounds(), progress)
                    .noted(List.of(
                            "a forward pass and a gradient of a recording of 10 s; " + set.size() + " recordings, "
                                    + looks + " looks at each",
                            "processor use: " + apgd + ", by the plain loop " + plain));
        }
    }

    /** Simulated recordings with the classifier's answers as labels: none is broken from the start. */
    private PreparedSet answered(TorchClassifier classifier) {
        PreparedSet set = setup.simulated().alike(recordings, SECONDS);
        int[] answers = IntStream.range(0, set.size())
                .map(i -> Logits.prediction(classifier
                        .logits(new BatchMaker(classifier.contract())
                                .forEvaluation(set.at(i).recordings(), set.at(i).labels()))[0]))
                .toArray();
        return new PreparedSet(set.recordings(), answers);
    }
}
