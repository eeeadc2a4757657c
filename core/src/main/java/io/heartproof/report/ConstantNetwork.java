package io.heartproof.report;

import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import java.util.Arrays;
import java.util.List;

/**
 * The scores of a network that gives every recording the largest class, whatever the noise. Other networks are compared with it.
 *
 * @param label name of the largest class, the first of equals
 */
public record ConstantNetwork(String label, OverallScores scores) {
    private static final Bootstrap BOOTSTRAP = new Bootstrap(1000, 1);

    /**
     * Of a list of recordings.
     *
     * @param classes names of the K classes
     * @param recordings of each class
     */
    public static ConstantNetwork of(List<String> classes, int... recordings) {
        int largest = 0;
        for (int k = 1; k < recordings.length; k++) {
            largest = recordings[k] > recordings[largest] ? k : largest;
        }
        int[] truth = new int[Arrays.stream(recordings).sum()];
        int next = 0;
        for (int k = 0; k < recordings.length; k++) {
            Arrays.fill(truth, next, next += recordings[k], k);
        }
        int[] predicted = new int[truth.length];
        Arrays.fill(predicted, largest);
        return new ConstantNetwork(
                classes.get(largest),
                BOOTSTRAP.scores(new LabelSet(classes), truth, predicted).overall());
    }

    /** {@code always Normal}. */
    public String name() {
        return "always " + label;
    }

    /** Whether a balanced accuracy is not known to be better than this one's, which is one over the number of classes. */
    public boolean isAsGoodAs(OverallScores network) {
        double chance =
                scores.balancedAccuracy().known().map(Figure.Known::value).orElse(0.0);
        return network.balancedAccuracy()
                .known()
                .map(known -> known.low() <= chance)
                .orElse(false);
    }
}
