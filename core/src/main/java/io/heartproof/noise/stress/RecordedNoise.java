package io.heartproof.noise.stress;

import io.heartproof.problem.BadData;
import io.heartproof.seed.SeededRandom;
import java.util.List;
import java.util.Locale;

/**
 * Noise that was recorded, such as {@code em} of the MIT-BIH noise stress test database: its simultaneous signals are components
 * of one source. A stretch starts at a random sample; where it is longer than the record it goes on at the record's beginning, as
 * the noise stress test does. A stretch that is flat is drawn again. Each component's mean over the stretch is taken off.
 * Immutable.
 */
public final class RecordedNoise implements NoiseSource {
    private final String name;
    private final double samplingRateHz;
    private final List<float[]> components;

    /**
     * @param samplingRateHz that of the stretches that can be drawn
     * @param components at least one, finite values of equal length; shared, nobody writes to them
     * @throws BadData where less than half of the record's seconds hold noise
     */
    public RecordedNoise(String name, double samplingRateHz, List<float[]> components) {
        this.name = name;
        this.samplingRateHz = samplingRateHz;
        this.components = List.copyOf(components);
        requireNoise();
    }

    @Override
    public String name() {
        return name;
    }

    /** Samples per component. */
    public int length() {
        return components.get(0).length;
    }

    @Override
    public double[][] stretch(int length, double rateHz, SeededRandom random) {
        if (rateHz != samplingRateHz) {
            throw new IllegalArgumentException("%s: expected %s Hz, got %s Hz".formatted(name, samplingRateHz, rateHz));
        }
        int starts = length < length() ? length() - length + 1 : length();
        double[][] stretch;
        do {
            int start = (int) random.uniform(0, starts);
            stretch = components.stream()
                    .map(component -> stretch(component, start, length))
                    .toArray(double[][]::new);
        } while (isFlat(stretch));
        return stretch;
    }

    private static double[] stretch(float[] component, int start, int length) {
        double[] values = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            values[i] = component[(int) (((long) start + i) % component.length)];
            sum += values[i];
        }
        for (int i = 0; i < length; i++) {
            values[i] -= sum / length;
        }
        return values;
    }

    private static boolean isFlat(double[][] stretch) {
        for (double[] component : stretch) {
            for (double value : component) {
                if (value != component[0]) {
                    return false;
                }
            }
        }
        return true;
    }

    private void requireNoise() {
        int second = (int) Math.max(2, Math.min(length(), Math.round(samplingRateHz)));
        int seconds = length() / second;
        int noisy = 0;
        for (int i = 0; i < seconds; i++) {
            noisy += isFlat(second, i * second) ? 0 : 1;
        }
        if (seconds == 0 || 2 * noisy < seconds) {
            throw new BadData(
                    name,
                    String.format(
                            Locale.ROOT,
                            "expected noise in at least half of the record, found it in %d of %d s",
                            noisy,
                            seconds));
        }
    }

    private boolean isFlat(int length, int start) {
        for (float[] component : components) {
            for (int i = 1; i < length; i++) {
                if (component[start + i] != component[start]) {
                    return false;
                }
            }
        }
        return true;
    }
}
