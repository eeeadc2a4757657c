package io.heartproof.benchmark.card;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import io.heartproof.training.optimiser.Optimiser;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The same steps of cross entropy on the card and on the CPU. The path is chaotic: the first loss has to be the same up to
 * rounding, the mean of the last tenth only alike. Immutable.
 */
record StepsCheck(CheckSetup setup, Precision precision) {
    /** Of the first loss: how far apart the losses at the end may be. */
    private static final double ALIKE = 0.25;

    /**
     * What a device came to.
     *
     * @param losses of every step
     * @param weights after the last
     */
    @SuppressWarnings("ArrayRecordComponent") // carries an array, is never compared
    record StepLosses(double[] losses, Map<String, Safetensors.Array> weights) {
        double end() {
            int from = losses.length - Math.max(1, losses.length / 10);
            return Arrays.stream(losses, from, losses.length).average().orElseThrow();
        }
    }

    /** Walks on one device. */
    StepLosses walk(Device device, Progress progress) {
        Objective objective = new MeanLoss(new CrossEntropy());
        List<Batch> batches = batches();
        double[] losses = new double[setup.amounts().steps()];
        try (TorchClassifier classifier = setup.classifier(device, setup.bucket());
                Optimiser optimiser = Optimiser.of(CheckSetup.OPTIMISER, classifier.parameters());
                Progress.Stage stage = progress.start(precision + " on " + device, losses.length)) {
            for (int step = 0; step < losses.length; step++) {
                losses[step] = backward(objective, classifier, batches.get(step % batches.size()));
                optimiser.step();
                stage.advance(1);
            }
            return new StepLosses(losses, classifier.parameters().copy());
        }
    }

    /** The rows of two paths. */
    List<CheckRow> rows(StepLosses card, StepLosses cpu) {
        double first = cpu.losses()[0];
        double rounding = precision == Precision.FLOAT32 ? 1e-3 : 2e-2;
        return List.of(
                CheckRow.close(precision + ": loss of the first step", card.losses()[0], first, rounding * first),
                CheckRow.close(
                        String.format(Locale.ROOT, "%s: loss at the end of %d steps", precision, cpu.losses().length),
                        card.end(),
                        cpu.end(),
                        ALIKE * first));
    }

    private double backward(Objective objective, TorchClassifier classifier, Batch batch) {
        try (Scope scope = Scope.open();
                Precision.Open open = precision.open()) {
            TrainingBatch tensors = new TrainingBatch(
                    classifier.values(batch), classifier.mask(batch), classifier.labels(batch), setup.seed());
            return objective.backward(classifier, tensors, new Objective.CurrentEpoch(0, 1));
        }
    }

    private List<Batch> batches() {
        PreparedSet set = setup.alike();
        BatchMaker maker = new BatchMaker(setup.contract(setup.bucket()));
        List<Batch> batches = new ArrayList<>();
        for (int from = 0; from < set.size(); from += setup.amounts().batchSize()) {
            int to = Math.min(set.size(), from + setup.amounts().batchSize());
            PreparedSet part = set.at(IntStream.range(from, to).toArray());
            batches.add(maker.forEvaluation(part.recordings(), part.labels()));
        }
        return batches;
    }
}
