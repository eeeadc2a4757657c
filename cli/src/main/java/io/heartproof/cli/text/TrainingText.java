package io.heartproof.cli.text;

import io.heartproof.experiment.TrainRun;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Kept;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import io.heartproof.problem.Counted;
import io.heartproof.training.validation.Keep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What came of a training: which epoch was kept and why, and how it did on validation. Epochs count from 1, as in progress. */
final class TrainingText {
    private TrainingText() {}

    static List<String> of(TrainRun.TrainedRun outcome) {
        List<EpochMetrics> epochs = outcome.epochs();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "trained      %s, %s, last loss %.3f",
                Counted.of(outcome.recordings(), "recording"),
                Counted.of(epochs.size(), "epoch"),
                epochs.get(epochs.size() - 1).lossOrNaN()));
        EpochMetrics.lastKept(epochs).ifPresent(kept -> {
            lines.add(String.format(
                    Locale.ROOT, "kept         epoch %d of %d: %s", kept.epoch() + 1, epochs.size(), why(kept)));
            kept.validation().ifPresent(clean -> lines.add("validation   " + text(clean)));
            kept.robust()
                    .ifPresent(robust -> lines.add(
                            String.format(Locale.ROOT, "attacked     %s (%s)", text(robust.scores()), how(robust))));
        });
        addCost(lines, epochs);
        for (EpochMetrics epoch : epochs) {
            epoch.alarms()
                    .forEach(alarm -> lines.add(
                            String.format(Locale.ROOT, "warning      epoch %d: %s", epoch.epoch() + 1, alarm.text())));
        }
        return lines;
    }

    private static String why(EpochMetrics kept) {
        Kept reason = kept.kept().orElseThrow();
        return reason.score()
                .map(score -> String.format(
                        Locale.ROOT,
                        "best balanced accuracy on validation%s, %.3f averaged over three epochs",
                        reason.rule().equals(Keep.BEST_ROBUST.toString()) ? " under attack" : "",
                        score))
                .orElse("the last");
    }

    private static String text(Validation scores) {
        String interval = scores.interval()
                .map(ends -> String.format(Locale.ROOT, " (%.3f to %.3f)", ends.low(), ends.high()))
                .orElse("");
        return String.format(
                Locale.ROOT,
                "accuracy %.3f, balanced accuracy %.3f%s, macro F1 %.3f",
                scores.accuracy(),
                scores.balancedAccuracy(),
                interval,
                scores.macroF1());
    }

    private static String how(Robust robust) {
        return String.format(
                Locale.ROOT, "PGD, %d iterations, %s %s", robust.iterations(), robust.epsilon(), robust.unit());
    }

    private static void addCost(List<String> lines, List<EpochMetrics> epochs) {
        double attacks = epochs.stream()
                .flatMap(epoch -> epoch.robust().stream())
                .mapToDouble(Robust::seconds)
                .sum();
        double training = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
        if (attacks > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "cost         validation under attack took %.0f %% of the training's time",
                    100 * attacks / training));
        }
    }
}
