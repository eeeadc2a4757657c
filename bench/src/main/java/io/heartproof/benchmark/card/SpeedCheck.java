package io.heartproof.benchmark.card;

import io.heartproof.benchmark.comparison.TrainedEpoch;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.PaddedForm;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Precision;
import io.heartproof.training.TrainingConfig;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Recordings per second in training, as the trainer reports them, on the card: padded to the longest as published, and in the
 * bucket form. Beside them stands plain PyTorch on padded recordings, where its figures are given. Immutable.
 *
 * @param plain recordings per second by precision, empty for none
 */
record SpeedCheck(CheckSetup setup, Map<Precision, Double> plain) {
    /** Of PyTorch's padded speed. */
    private static final double PADDED = 0.95;

    private static final double BUCKET = 2.5;

    /** As many steps more, so that both take about as long. */
    private static final int SHORTER = 3;

    List<CheckRow> rows(Progress progress) throws IOException {
        List<CheckRow> rows = new ArrayList<>();
        InputForm padded = new PaddedForm(setup.amounts().cutSamples());
        int steps = setup.amounts().timed().steps();
        for (Precision precision : Precision.values()) {
            rows.add(row(precision, PADDED, perSecond(padded, steps, precision, progress), "padded"));
            rows.add(row(
                    precision, BUCKET, perSecond(setup.bucket(), SHORTER * steps, precision, progress), "bucket form"));
        }
        return rows;
    }

    private CheckRow row(Precision precision, double times, double perSecond, String form) {
        String name = precision + ": recordings/s, " + form;
        Double other = plain.get(precision);
        return other == null
                ? CheckRow.shown(name, CheckRow.text(perSecond), "")
                : CheckRow.atLeast(name + ", PyTorch padded", perSecond, other, times);
    }

    /** The median of some epochs after one to warm up. */
    private double perSecond(InputForm form, int steps, Precision precision, Progress progress) throws IOException {
        PreparedSet set = setup.simulated().seen(setup.amounts().recordings(), Progress.NONE);
        TrainingConfig config = setup.epoch(steps, setup.amounts().batchSize(), precision);
        TrainedEpoch epoch = new TrainedEpoch(config, set.repeated(config.drawsPerEpoch()), setup.seed());
        double[] figures = new double[setup.amounts().timed().rounds()];
        try (TorchClassifier classifier = setup.classifier(setup.card(), form);
                Progress.Stage stage = progress.start(precision + " in " + form, figures.length + 1L)) {
            epoch.train(classifier, Progress.NONE);
            stage.advance(1);
            for (int round = 0; round < figures.length; round++) {
                figures[round] = epoch.train(classifier, Progress.NONE).recordingsPerSecond();
                stage.advance(1);
            }
        }
        Arrays.sort(figures);
        return figures[figures.length / 2];
    }
}
