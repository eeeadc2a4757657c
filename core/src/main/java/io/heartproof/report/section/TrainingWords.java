package io.heartproof.report.section;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.report.page.Words;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/** What is said of a training in sentences. Epochs count from 0, as in its charts. */
final class TrainingWords {
    /** What {@code kept.rule} compares. */
    private static final Map<String, String> COMPARED = Map.of(
            "bestValidation", "the best balanced accuracy on validation",
            "bestRobust", "the best balanced accuracy on validation under attack");

    private TrainingWords() {}

    /**
     * Length and speed, which epoch was kept and why, and what validation under attack was.
     *
     * @param planned how many epochs the settings ask for: fewer where the training ended early
     */
    static String of(List<EpochMetrics> epochs, Optional<Integer> planned) {
        String speed = String.format(
                Locale.ROOT,
                "%s%s, %s s each, %s recordings per second (medians).",
                planned.filter(all -> all > epochs.size())
                        .map(all -> epochs.size() + " of ")
                        .orElse(""),
                Words.count(planned.filter(all -> all > epochs.size()).orElse(epochs.size()), "epoch"),
                Words.rounded(median(epochs, EpochMetrics::seconds)),
                Words.rounded(median(epochs, EpochMetrics::recordingsPerSecond)));
        return speed + EpochMetrics.lastKept(epochs).map(TrainingWords::why).orElse("") + robust(epochs);
    }

    private static double median(List<EpochMetrics> epochs, ToDoubleFunction<EpochMetrics> figure) {
        double[] sorted = epochs.stream().mapToDouble(figure).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static String why(EpochMetrics kept) {
        EpochMetrics.Kept reason = kept.kept().orElseThrow();
        String score = reason.score()
                .map(value -> String.format(Locale.ROOT, " (%s, averaged over three epochs)", Words.decimal(value)))
                .orElse("");
        return String.format(
                Locale.ROOT,
                " The network is that of epoch %d (the first is 0), %s%s.",
                kept.epoch(),
                COMPARED.getOrDefault(reason.rule(), "the last"),
                score);
    }

    private static String robust(List<EpochMetrics> epochs) {
        List<Robust> attacked =
                epochs.stream().flatMap(epoch -> epoch.robust().stream()).toList();
        if (attacked.isEmpty()) {
            return "";
        }
        Robust first = attacked.get(0);
        double seconds = attacked.stream().mapToDouble(Robust::seconds).sum();
        double training = epochs.stream().mapToDouble(EpochMetrics::seconds).sum();
        String size = first.unit().equals("relative")
                ? Words.level(first.epsilon()) + " of each lead\u2019s peak"
                : Words.level(first.epsilon()) + " " + first.unit();
        return String.format(
                Locale.ROOT,
                " The attack on validation is PGD with %d iterations and noise up to %s; it took %.0f\u00a0%% of the"
                        + " training\u2019s time.",
                first.iterations(),
                size,
                100 * seconds / training);
    }

    /** What went wrong in the epoch whose weights are the result. */
    static Stream<String> alarmsOfKept(List<EpochMetrics> epochs) {
        return EpochMetrics.lastKept(epochs).stream()
                .flatMap(kept -> kept.alarms().stream())
                .map(alarm -> "Warning, when this network was trained: " + alarm.text() + ".");
    }

    /** What went wrong, in the epochs in which it did. */
    static List<String> alarms(List<EpochMetrics> epochs) {
        return epochs.stream()
                .flatMap(epoch -> epoch.alarms().stream()
                        .map(alarm ->
                                String.format(Locale.ROOT, "Warning, epoch %d: %s.", epoch.epoch(), alarm.text())))
                .toList();
    }
}
