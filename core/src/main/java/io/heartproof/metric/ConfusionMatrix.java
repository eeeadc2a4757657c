package io.heartproof.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How often each class was taken for each: K x K counts, rows are the truth, columns the prediction. Immutable.
 *
 * <p>Its figures are plain numbers, NaN where undefined ({@link Bootstrap} gives them intervals and reasons): accuracy
 * {@code trace / N}; balanced accuracy, the mean sensitivity of the classes present (rows that are not empty); F1 {@code 2
 * TP / (row sum + column sum)} of the classes present, and its mean over them. In JSON an array of K rows.
 */
public final class ConfusionMatrix {
    private final int classes;
    private final int[] counts;
    private final int[] rowSums;
    private final int[] columnSums;
    private final int total;

    /** Takes over {@code counts}, K x K, row by row. */
    ConfusionMatrix(int classes, int[] counts) {
        this.classes = classes;
        this.counts = counts;
        this.rowSums = new int[classes];
        this.columnSums = new int[classes];
        int sum = 0;
        for (int cell = 0; cell < counts.length; cell++) {
            rowSums[cell / classes] += counts[cell];
            columnSums[cell % classes] += counts[cell];
            sum += counts[cell];
        }
        this.total = sum;
    }

    /** Counts N recordings by class index; both arrays have one entry per recording. */
    public static ConfusionMatrix of(int classes, int[] truth, int[] predicted) {
        return new ConfusionMatrix(classes, counts(classes * classes, cells(classes, truth, predicted)));
    }

    /**
     * Counts N recordings, each as often as its weight says.
     *
     * @param weights 0 or more, one per recording
     */
    public static ConfusionMatrix weighted(int classes, int[] truth, int[] predicted, int[] weights) {
        int[] cells = cells(classes, truth, predicted);
        int[] counts = new int[classes * classes];
        for (int i = 0; i < cells.length; i++) {
            counts[cells[i]] += weights[i];
        }
        return new ConfusionMatrix(classes, counts);
    }

    /** The matrix with these rows. */
    @JsonCreator
    public static ConfusionMatrix of(int[][] rows) {
        long total = 0;
        for (int[] row : rows) {
            if (row == null || row.length != rows.length) {
                throw new IllegalArgumentException(
                        "a confusion matrix must have as many columns as rows (" + rows.length + ") in every row");
            }
            if (Arrays.stream(row).anyMatch(count -> count < 0)) {
                throw new IllegalArgumentException("a confusion matrix must hold counts, got a negative one");
            }
            total += Arrays.stream(row).asLongStream().sum();
        }
        if (total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a confusion matrix must hold fewer recordings, got " + total);
        }
        int[] counts = Arrays.stream(rows).flatMapToInt(Arrays::stream).toArray();
        return new ConfusionMatrix(rows.length, counts);
    }

    /** The cell, {@code truth * K + predicted}, of each recording. */
    static int[] cells(int classes, int[] truth, int[] predicted) {
        if (truth.length != predicted.length) {
            throw new IllegalArgumentException(
                    "expected as many predictions as labels (" + truth.length + "), got " + predicted.length);
        }
        int[] cells = new int[truth.length];
        for (int i = 0; i < cells.length; i++) {
            cells[i] = checked(truth[i], classes) * classes + checked(predicted[i], classes);
        }
        return cells;
    }

    /** How many cells are of each kind, 0 to {@code kinds - 1}. */
    public static int[] counts(int kinds, int[] cells) {
        int[] counts = new int[kinds];
        for (int cell : cells) {
            counts[cell]++;
        }
        return counts;
    }

    private static int checked(int index, int classes) {
        if (index < 0 || index >= classes) {
            throw new IllegalArgumentException("a class index must be 0 to " + (classes - 1) + ", got " + index);
        }
        return index;
    }

    /** Number of classes, K. */
    public int classes() {
        return classes;
    }

    /** Recordings of class {@code truth} that were taken for {@code predicted}. */
    public int count(int truth, int predicted) {
        return counts[truth * classes + predicted];
    }

    /** Recordings of the class. */
    public int recordings(int truth) {
        return rowSums[truth];
    }

    /** Recordings taken for the class. */
    public int predictions(int predicted) {
        return columnSums[predicted];
    }

    /** Number of recordings, N. */
    public int total() {
        return total;
    }

    /** Recordings classified correctly. */
    public int correct() {
        return IntStream.range(0, classes).map(k -> count(k, k)).sum();
    }

    /** A copy, row by row. */
    @JsonValue
    public int[][] rows() {
        return IntStream.range(0, classes)
                .mapToObj(row -> Arrays.copyOfRange(counts, row * classes, (row + 1) * classes))
                .toArray(int[][]::new);
    }

    public double accuracy() {
        return (double) correct() / total;
    }

    public double balancedAccuracy() {
        return meanOverPresent(sensitivities());
    }

    /** Mean F1 of the classes present. */
    public double macroF1() {
        double[] f1 = new double[classes];
        Arrays.setAll(f1, this::f1);
        return meanOverPresent(f1);
    }

    /** Share of the class's recordings that were recognised; NaN where there is none. */
    public double sensitivity(int k) {
        return (double) count(k, k) / rowSums[k];
    }

    /** Share of the class's predictions that are right; NaN where there is none. */
    public double precision(int k) {
        return (double) count(k, k) / columnSums[k];
    }

    /**
     * Precision as if every class had equally many recordings: from the matrix whose rows are divided by their sums.
     * NaN where the class has no recording or no prediction.
     */
    public double balancedPrecision(int k) {
        double column = 0;
        for (int truth = 0; truth < classes; truth++) {
            column += rowSums[truth] == 0 ? 0 : (double) count(truth, k) / rowSums[truth];
        }
        return sensitivity(k) / column;
    }

    /** NaN where the class has no recording. */
    public double f1(int k) {
        return rowSums[k] == 0 ? Double.NaN : 2.0 * count(k, k) / (rowSums[k] + columnSums[k]);
    }

    private double[] sensitivities() {
        double[] sensitivities = new double[classes];
        Arrays.setAll(sensitivities, this::sensitivity);
        return sensitivities;
    }

    private double meanOverPresent(double[] perClass) {
        double sum = 0;
        int present = 0;
        for (int k = 0; k < classes; k++) {
            if (rowSums[k] > 0) {
                sum += perClass[k];
                present++;
            }
        }
        return sum / present;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ConfusionMatrix matrix
                && classes == matrix.classes
                && Arrays.equals(counts, matrix.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows());
    }
}
