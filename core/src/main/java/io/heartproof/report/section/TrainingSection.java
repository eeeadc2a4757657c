package io.heartproof.report.section;

import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Interval;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import io.heartproof.plot.Axis;
import io.heartproof.plot.LineChart;
import io.heartproof.plot.LineChart.Point;
import io.heartproof.plot.LineChart.Series;
import io.heartproof.report.About;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.page.Csv;
import io.heartproof.report.page.Page;
import io.heartproof.report.page.Words;
import io.heartproof.report.run.CommonLevels;
import io.heartproof.report.run.Run;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Loss and validation scores against epoch. */
final class TrainingSection {
    private final Page page;
    private final List<Trained> trained;

    /**
     * A run that has epochs.
     *
     * @param planned how many its settings ask for, where they are known
     */
    private record Trained(String name, List<EpochMetrics> epochs, Optional<Integer> planned) {}

    private TrainingSection(Page page, List<Trained> trained) {
        this.page = page;
        this.trained = trained;
    }

    /** Writes the section, if a run has epochs. */
    static void write(Page page, CommonLevels common) throws IOException {
        List<Trained> trained = new ArrayList<>();
        for (Run run : common.runs()) {
            List<EpochMetrics> epochs =
                    run.history().map(TrainingHistory::epochs).orElse(List.of());
            if (!epochs.isEmpty()) {
                trained.add(
                        new Trained(run.name(), epochs, About.read(run.files()).epochs()));
            }
        }
        if (!trained.isEmpty()) {
            new TrainingSection(page, trained).write();
        }
    }

    private void write() {
        page.section("training", "Training");
        trained.forEach(this::writeWords);
        page.body().open("div", "class", "charts");
        double highest = trained.stream()
                .flatMap(run -> run.epochs().stream())
                .mapToDouble(EpochMetrics::lossOrNaN)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        chart("Loss", Axis.upTo("", highest), EpochMetrics::lossOrNaN);
        if (trained.size() == 1) {
            validation(trained.get(0));
        } else {
            chart("Accuracy on validation", Axis.percent(""), validation(Validation::accuracy));
            chart("Balanced accuracy on validation", Axis.percent(""), validation(Validation::balancedAccuracy));
            chart("Mean F1 on validation", Axis.share(""), validation(Validation::macroF1));
            if (trained.stream().anyMatch(TrainingSection::isAttacked)) {
                draw(
                        "Balanced accuracy on validation under attack",
                        Axis.percent(""),
                        trained.stream().map(run -> robust(run.name(), run)).toList());
            }
        }
        page.body().close();
        page.endSection();
        page.file("training.csv", csv());
    }

    private void writeWords(Trained run) {
        String words = TrainingWords.of(run.epochs(), run.planned());
        page.body().element("p", trained.size() > 1 ? run.name() + ": " + words : words);
        TrainingWords.alarms(run.epochs())
                .forEach(alarm -> page.body()
                        .element("p", trained.size() > 1 ? run.name() + ": " + alarm : alarm, "class", "warning"));
    }

    private static boolean isAttacked(Trained run) {
        return run.epochs().stream().anyMatch(epoch -> epoch.robust().isPresent());
    }

    private static ToDoubleFunction<EpochMetrics> validation(ToDoubleFunction<Validation> figure) {
        return epoch -> epoch.validation().map(figure::applyAsDouble).orElse(Double.NaN);
    }

    /** All scores of one run. */
    private void validation(Trained run) {
        List<Series> series = new ArrayList<>(List.of(
                series("accuracy", run, validation(Validation::accuracy)),
                series("balanced accuracy", run, validation(Validation::balancedAccuracy)),
                series("mean F1", run, validation(Validation::macroF1))));
        if (isAttacked(run)) {
            series.add(robust("balanced accuracy under attack (95 % interval)", run));
        }
        draw("Scores on validation", Axis.share(""), series);
    }

    /** Balanced accuracy under attack, in the epochs that were attacked. */
    private static Series robust(String name, Trained run) {
        List<Point> points = new ArrayList<>();
        for (EpochMetrics epoch : run.epochs()) {
            epoch.robust().map(Robust::scores).ifPresent(scores -> {
                double low = scores.interval().map(Interval::low).orElse(Double.NaN);
                double high = scores.interval().map(Interval::high).orElse(Double.NaN);
                points.add(new Point(epoch.epoch(), scores.balancedAccuracy(), low, high));
            });
        }
        return new Series(name, points);
    }

    /** One figure of all runs. */
    private void chart(String title, Axis y, ToDoubleFunction<EpochMetrics> value) {
        draw(
                title,
                y,
                trained.stream().map(run -> series(run.name(), run, value)).toList());
    }

    private static Series series(String name, Trained run, ToDoubleFunction<EpochMetrics> value) {
        return new Series(
                name,
                run.epochs().stream()
                        .map(epoch -> Point.of(epoch.epoch(), value.applyAsDouble(epoch)))
                        .toList());
    }

    private void draw(String title, Axis y, List<Series> series) {
        int last = trained.stream()
                .flatMap(run -> run.epochs().stream())
                .mapToInt(EpochMetrics::epoch)
                .max()
                .orElse(0);
        page.drawing(
                "training-" + Words.fileName(title) + ".svg",
                new LineChart(title, Axis.counts("epoch", 0, last), y, series).draw());
    }

    private String csv() {
        Csv csv = new Csv(
                List.of(
                        "run",
                        "epoch",
                        "loss",
                        "seconds",
                        "recordingsPerSecond",
                        "validationAccuracy",
                        "validationBalancedAccuracy",
                        "validationMacroF1",
                        "robustAccuracyOnValidation",
                        "robustBalancedAccuracyOnValidation",
                        "kept"),
                List.of());
        for (Trained run : trained) {
            for (EpochMetrics epoch : run.epochs()) {
                csv.row(List.of(
                        run.name(),
                        epoch.epoch(),
                        epoch.loss().map(String::valueOf).orElse(""),
                        epoch.seconds(),
                        epoch.recordingsPerSecond(),
                        text(epoch.validation(), Validation::accuracy),
                        text(epoch.validation(), Validation::balancedAccuracy),
                        text(epoch.validation(), Validation::macroF1),
                        text(epoch.robust().map(Robust::scores), Validation::accuracy),
                        text(epoch.robust().map(Robust::scores), Validation::balancedAccuracy),
                        EpochMetrics.lastKept(run.epochs())
                                .filter(epoch::equals)
                                .isPresent()));
            }
        }
        return csv.toString();
    }

    private static String text(Optional<Validation> scores, ToDoubleFunction<Validation> figure) {
        return scores.map(one -> Double.toString(figure.applyAsDouble(one))).orElse("");
    }
}
