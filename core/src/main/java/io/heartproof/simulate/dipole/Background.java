package io.heartproof.simulate.dipole;

import io.heartproof.noise.BaselineWander;
import io.heartproof.noise.ElectrodeMotion;
import io.heartproof.noise.ElectrodeNoise;
import io.heartproof.noise.MainsNoise;
import io.heartproof.noise.MuscleNoise;
import io.heartproof.noise.WhiteNoise;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The noise of a resting ECG taken in a hospital. Medians of its parts in a limb lead: baseline wander 25 uV, electrode
 * motion 8 uV, muscle 7 uV, amplifier 3 uV, mains 2 uV (RMS); from recording to recording each varies log-normally.
 */
public record Background(List<ElectrodeNoise> parts) {
    private static final double VARIATION = 0.5;

    /**
     * Draws how noisy one recording is.
     *
     * @param factor on the medians; 0 for none
     */
    public static Background draw(double respirationHz, double factor, SeededRandom random) {
        if (factor == 0) {
            return new Background(List.of());
        }
        return new Background(List.of(
                new ElectrodeNoise(new BaselineWander(respirationHz), factor * level(0.025, random)),
                new ElectrodeNoise(new ElectrodeMotion(), factor * level(0.008, random)),
                new ElectrodeNoise(new MuscleNoise(), factor * level(0.007, random)),
                new ElectrodeNoise(WhiteNoise.GAUSSIAN, factor * level(0.003, random)),
                new ElectrodeNoise(new MainsNoise(50), factor * level(0.002, random))));
    }

    private static double level(double median, SeededRandom random) {
        return median * random.logNormal(VARIATION);
    }

    /** Noise of the eight independent leads, mV. */
    public Map<Lead, double[]> leads(int length, double samplingRateHz, SeededRandom random) {
        Map<Lead, double[]> sum = new LinkedHashMap<>();
        Lead.INDEPENDENT_8.forEach(lead -> sum.put(lead, new double[length]));
        for (ElectrodeNoise part : parts) {
            part.leads(length, samplingRateHz, random).forEach((lead, values) -> {
                double[] total = sum.getOrDefault(lead, values);
                for (int i = 0; i < length; i++) {
                    total[i] += values[i];
                }
            });
        }
        return sum;
    }
}
