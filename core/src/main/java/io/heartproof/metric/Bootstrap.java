package io.heartproof.metric;

import io.heartproof.label.LabelSet;
import io.heartproof.label.LogOdds;
import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Figures with 95 % intervals: the 2.5 and 97.5 percentiles of the figure over lists drawn with replacement from the N
 * recordings.
 *
 * <p>Every call draws the same lists for the same N, so figures of several conditions on one list of recordings belong
 * together. A drawn list on which a figure is undefined (it may lack a rare class) does not count for that figure. Where a
 * class has a handful of recordings the interval is too narrow, as every percentile bootstrap is. Where all or none of n
 * recordings are right the lists say nothing; Wilson's interval takes their place, see {@link UnseenShare}.
 *
 * <p>Source: Efron and Tibshirani, An Introduction to the Bootstrap (1993), section 13.3; percentiles are interpolated
 * linearly. Thread-safe.
 *
 * @param resamples lists drawn, 40 (the fewest that have these percentiles) to 100,000
 */
public record Bootstrap(int resamples, long seed) {
    private static final int FEWEST = 40;
    private static final int MOST = 100_000;
    private static final double LOW = 0.025;
    private static final double HIGH = 0.975;

    public Bootstrap {
        if (resamples < FEWEST || resamples > MOST) {
            throw new BadUsage(
                    "the number of bootstrap samples must be " + FEWEST + " to " + MOST + ", got " + resamples);
        }
    }

    /**
     * All figures of one condition.
     *
     * @param truth class index of each recording
     * @param predicted class index that the classifier gave it
     */
    public Scores scores(LabelSet labels, int[] truth, int[] predicted) {
        int[] cells = ConfusionMatrix.cells(labels.size(), truth, predicted);
        List<Statistic> statistics = Statistic.all(labels);
        double[][] drawn = draw(
                labels.size() * labels.size(),
                cells,
                counts -> Statistic.values(statistics, new ConfusionMatrix(labels.size(), counts)));
        ConfusionMatrix matrix = ConfusionMatrix.of(labels.size(), truth, predicted);
        List<Figure> figures = IntStream.range(0, statistics.size())
                .mapToObj(s -> statistics.get(s).figure(matrix, drawn[s]))
                .toList();
        return scores(labels, matrix, figures);
    }

    /**
     * The same, and how well the classifier's log odds tell classes apart ({@link ClassScores#auroc}).
     *
     * @param odds of each recording; empty where they are not known, which leaves these figures out
     */
    public Scores scores(LabelSet labels, int[] truth, int[] predicted, List<LogOdds> odds) {
        Scores counted = scores(labels, truth, predicted);
        return odds.isEmpty() ? counted : Ranking.of(labels, truth, odds).addTo(counted, this);
    }

    /**
     * The mean of one share per recording, each 0 to 1.
     *
     * @param name stands in the reason where there is no recording
     */
    public Figure mean(double[] perRecording, String name) {
        if (perRecording.length == 0) {
            return Figure.undefined(name + " is undefined: there is no recording");
        }
        SeededRandom random = random();
        double[] means = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double sum = 0;
            for (int i = 0; i < perRecording.length; i++) {
                sum += perRecording[random.index(perRecording.length)];
            }
            means[r] = sum / perRecording.length;
        }
        Figure.Known drawn = interval(Arrays.stream(perRecording).average().orElseThrow(), means);
        return UnseenShare.of(perRecording.length).widenShare(drawn);
    }

    /**
     * The smallest size at or below which at least half of the recordings lie. An infinite size is one that is not known but
     * larger than all others; an end of the interval there is given as the largest known size, so it may reach further.
     *
     * @param name stands in the reason where there is no median
     */
    public Figure median(double[] perRecording, String name) {
        double[] sorted = Arrays.stream(perRecording).sorted().toArray();
        double largest = Arrays.stream(sorted).filter(Double::isFinite).max().orElse(Double.NaN);
        double median = sorted.length == 0 ? Double.POSITIVE_INFINITY : sorted[(sorted.length - 1) / 2];
        if (Double.isInfinite(median)) {
            String why = sorted.length == 0 ? "there is no recording" : "most recordings have no known size";
            return Figure.undefined(name + " is undefined: " + why);
        }
        SeededRandom random = random();
        double[] medians = new double[resamples];
        for (int r = 0; r < resamples; r++) {
            double[] drawn = new double[sorted.length];
            Arrays.setAll(drawn, i -> sorted[random.index(sorted.length)]);
            Arrays.sort(drawn);
            medians[r] = Math.min(largest, drawn[(drawn.length - 1) / 2]);
        }
        return interval(median, medians);
    }

    /**
     * Figures of drawn lists.
     *
     * @param kinds how many kinds of recordings there are
     * @param cells each recording's kind
     * @param figures from how many recordings of each kind were drawn; NaN where a figure is undefined
     * @return figures x resamples, no resamples where there is no recording
     */
    public double[][] draw(int kinds, int[] cells, Function<int[], double[]> figures) {
        SeededRandom random = random();
        double[][] drawn = new double[figures.apply(new int[kinds]).length][cells.length == 0 ? 0 : resamples];
        for (int r = 0; r < drawn[0].length; r++) {
            int[] counts = new int[kinds];
            for (int i = 0; i < cells.length; i++) {
                counts[cells[random.index(cells.length)]]++;
            }
            double[] values = figures.apply(counts);
            for (int f = 0; f < drawn.length; f++) {
                drawn[f][r] = values[f];
            }
        }
        return drawn;
    }

    private SeededRandom random() {
        return SeededRandom.of(seed);
    }

    /** The interval over what was drawn, NaN left out. */
    public static Figure.Known interval(double value, double[] drawn) {
        double[] sorted =
                Arrays.stream(drawn).filter(x -> !Double.isNaN(x)).sorted().toArray();
        return sorted.length == 0
                ? new Figure.Known(value, value, value)
                : new Figure.Known(value, percentile(sorted, LOW), percentile(sorted, HIGH));
    }

    private static double percentile(double[] sorted, double share) {
        double position = share * (sorted.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (position - below) * (sorted[above] - sorted[below]);
    }

    private static Scores scores(LabelSet labels, ConfusionMatrix matrix, List<Figure> figures) {
        List<ClassScores> perClass = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            List<Figure> own = figures.subList(Statistic.firstOfClass(k), Statistic.firstOfClass(k + 1));
            perClass.add(new ClassScores(labels.get(k).name(), matrix.recordings(k), Figures.ofClass(own)));
        }
        return new Scores(Figures.overall(figures.subList(0, Statistic.firstOfClass(0))), perClass, matrix);
    }
}
