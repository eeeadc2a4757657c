package io.heartproof.metric;

/**
 * How well one class was recognised.
 *
 * @param label the class's name
 * @param recordings how many recordings of it there are
 * @param sensitivity share of them that was recognised
 * @param precision share of the predictions of this class that are right
 * @param balancedPrecision precision as if every class had equally many recordings (the published program's precision)
 * @param f1 {@code 2 TP / (row sum + column sum)} of the confusion matrix
 */
public record ClassScores(
        String label, int recordings, Figure sensitivity, Figure precision, Figure balancedPrecision, Figure f1) {}
