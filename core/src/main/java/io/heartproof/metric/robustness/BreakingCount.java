package io.heartproof.metric.robustness;

import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels.ClassTally;
import io.heartproof.metric.robustness.BreakingLevels.Tally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Counts recordings by class and smallest breaking level, in a list as it is and in drawn ones. A column is 0 for
 * recordings that are wrong without noise, 1 to n for the n levels, n + 1 for the unbroken.
 *
 * @param levels rising, n entries
 */
record BreakingCount(LabelSet labels, List<Double> levels) {
    /**
     * Counts, with the median of all recordings and of each class.
     *
     * @param truth class index of each recording
     * @param smallest the smallest level that breaks it: 0 where it takes no noise, infinite where no level does
     */
    BreakingLevels of(int[] truth, double[] smallest, Bootstrap bootstrap) {
        int[] cells = new int[truth.length];
        Arrays.setAll(cells, i -> truth[i] * columns() + column(smallest[i]));
        int kinds = labels.size() * columns();
        int[][] counts = rows(ConfusionMatrix.counts(kinds, cells));
        double[][] drawn = bootstrap.draw(kinds, cells, drawnCounts -> medians(rows(drawnCounts)));
        List<ClassTally> perClass = new ArrayList<>();
        for (int k = 0; k < labels.size(); k++) {
            String name = labels.get(k).name();
            perClass.add(new ClassTally(name, tally(counts[k], drawn[k], " of " + name, name + " recording")));
        }
        return new BreakingLevels(levels, tally(sum(counts), drawn[labels.size()], "", "recording"), perClass);
    }

    private int columns() {
        return levels.size() + 2;
    }

    private int column(double smallest) {
        return smallest == 0 ? 0 : Double.isInfinite(smallest) ? levels.size() + 1 : 1 + levels.indexOf(smallest);
    }

    /** K rows of columns. */
    private int[][] rows(int[] counts) {
        return IntStream.range(0, labels.size())
                .mapToObj(k -> Arrays.copyOfRange(counts, k * columns(), (k + 1) * columns()))
                .toArray(int[][]::new);
    }

    private int[] sum(int[][] rows) {
        int[] sum = new int[columns()];
        Arrays.setAll(
                sum, column -> Arrays.stream(rows).mapToInt(row -> row[column]).sum());
        return sum;
    }

    /** The median's column per class, then over all. */
    private double[] medians(int[][] rows) {
        double[] medians = new double[rows.length + 1];
        Arrays.setAll(medians, k -> median(k < rows.length ? rows[k] : sum(rows)));
        return medians;
    }

    /** The first column up to which at least half of the recordings lie that are right without noise; NaN without any. */
    private static double median(int... row) {
        int right = Arrays.stream(row).skip(1).sum();
        int broken = 0;
        for (int column = 1; column < row.length && right > 0; column++) {
            broken += row[column];
            if (2L * broken >= right) {
                return column;
            }
        }
        return Double.NaN;
    }

    private Tally tally(int[] row, double[] drawn, String ofWhat, String recording) {
        int right = Arrays.stream(row).skip(1).sum();
        int unbroken = row[row.length - 1];
        double median = median(row);
        Figure figure;
        if (Double.isNaN(median)) {
            figure = undefined(ofWhat, "no " + recording + " is right without noise");
        } else if (median > levels.size()) {
            figure = undefined(
                    ofWhat,
                    String.format(
                            Locale.ROOT,
                            "%d of %d %ss withstand the largest level, %s",
                            unbroken,
                            right,
                            recording,
                            levels.get(levels.size() - 1)));
        } else {
            figure = levels(Bootstrap.interval(median, drawn));
        }
        List<Integer> counts = Arrays.stream(row, 1, row.length - 1).boxed().toList();
        return new Tally(right, row[0], figure, counts, unbroken);
    }

    private static Figure undefined(String ofWhat, String why) {
        return Figure.undefined("median breaking level" + ofWhat + " is undefined: " + why);
    }

    /** The levels of columns, the interval rounded outwards. */
    private Figure levels(Figure.Known columns) {
        return Figure.of(level(columns.value()), level(Math.floor(columns.low())), level(Math.ceil(columns.high())));
    }

    private double level(double column) {
        return levels.get((int) Math.min(column, levels.size()) - 1);
    }
}
