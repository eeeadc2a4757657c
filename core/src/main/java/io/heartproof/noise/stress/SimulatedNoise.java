package io.heartproof.noise.stress;

import io.heartproof.noise.BaselineWander;
import io.heartproof.noise.ElectrodeMotion;
import io.heartproof.noise.MuscleNoise;
import io.heartproof.noise.Noise;
import io.heartproof.seed.SeededRandom;
import java.util.List;
import java.util.function.Function;

/**
 * Noise that is made up: two independent stretches of one kind stand for the two signals of a noise record. A lull, with
 * less than a tenth of the expected mean square in both, is drawn again: at a set ratio it would be blown up to something
 * that the kind is not.
 *
 * @param name the name of the record of the noise stress test that it stands for, after {@code simulated}
 * @param kind draws what is constant in a stretch
 */
public record SimulatedNoise(String name, Function<SeededRandom, Noise> kind) implements NoiseSource {
    public static final SimulatedNoise BASELINE_WANDER =
            new SimulatedNoise("simulated bw", random -> new BaselineWander(random.uniform(0.15, 0.4)));
    public static final SimulatedNoise ELECTRODE_MOTION =
            new SimulatedNoise("simulated em", random -> new ElectrodeMotion());
    public static final SimulatedNoise MUSCLE = new SimulatedNoise("simulated ma", random -> new MuscleNoise());

    /** Baseline wander, electrode motion and muscle noise. */
    public static final List<SimulatedNoise> ALL = List.of(BASELINE_WANDER, ELECTRODE_MOTION, MUSCLE);

    private static final double LULL = 0.1;

    /** A stretch far shorter than the noise is slow is nothing but lulls. */
    private static final int MOST_REDRAWS = 100;

    @Override
    public double[][] stretch(int length, double samplingRateHz, SeededRandom random) {
        Noise noise = kind.apply(random);
        double[][] stretch = draw(noise, length, samplingRateHz, random);
        for (int again = 0; again < MOST_REDRAWS && isLull(stretch); again++) {
            stretch = draw(noise, length, samplingRateHz, random);
        }
        return stretch;
    }

    private static double[][] draw(Noise noise, int length, double samplingRateHz, SeededRandom random) {
        return new double[][] {
            noise.samples(length, samplingRateHz, random), noise.samples(length, samplingRateHz, random)
        };
    }

    private static boolean isLull(double[][] stretch) {
        return meanSquare(stretch[0]) < LULL && meanSquare(stretch[1]) < LULL;
    }

    private static double meanSquare(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum / values.length;
    }
}
