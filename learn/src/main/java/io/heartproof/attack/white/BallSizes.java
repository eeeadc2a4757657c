package io.heartproof.attack.white;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The balls of {@link Fmn}, recording by recording: how large the next noise may be, and the smallest size that broke the
 * recording. Sizes are in the budget's unit; all arrays are (N). Not thread-safe.
 */
final class BallSizes {
    private final double[] largest;
    private final double[] epsilons;
    private final double[] smallest;
    private boolean[] broken;

    /** @param largest the size that no ball exceeds */
    BallSizes(double... largest) {
        this.largest = largest.clone();
        epsilons = largest.clone();
        smallest = new double[largest.length];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        broken = new boolean[largest.length];
    }

    /**
     * Takes in which recordings noise of these sizes breaks.
     *
     * @return the positions of those that it breaks and that were not broken by noise as small before
     */
    int[] note(boolean[] broken, double... sizes) {
        this.broken = broken.clone();
        int[] better = IntStream.range(0, sizes.length)
                .filter(n -> broken[n] && sizes[n] < smallest[n])
                .toArray();
        for (int n : better) {
            smallest[n] = sizes[n];
        }
        return better;
    }

    /**
     * Chooses the next balls.
     *
     * @param gamma by which share a ball shrinks or grows
     * @param nearest how large noise would have to be where none has broken the recording yet
     */
    void resize(double gamma, double... nearest) {
        for (int n = 0; n < epsilons.length; n++) {
            double next;
            if (broken[n]) {
                next = Math.min(epsilons[n] * (1 - gamma), smallest[n]);
            } else if (isFound(n)) {
                next = epsilons[n] * (1 + gamma);
            } else {
                next = nearest[n];
            }
            epsilons[n] = Math.min(next, largest[n]);
        }
    }

    double[] epsilons() {
        return epsilons.clone();
    }

    /** The smallest size that broke each recording, infinite where none did. */
    double[] smallest() {
        return smallest.clone();
    }

    private boolean isFound(int n) {
        return Double.isFinite(smallest[n]);
    }
}
