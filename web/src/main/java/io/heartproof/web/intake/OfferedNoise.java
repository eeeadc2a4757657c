package io.heartproof.web.intake;

import io.heartproof.noise.Electrodes;
import io.heartproof.noise.MainsNoise;
import io.heartproof.noise.WhiteNoise;
import io.heartproof.noise.stress.NoiseSource;
import io.heartproof.noise.stress.SimulatedNoise;
import io.heartproof.seed.SeededRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of noise that can be asked for.
 *
 * @param word what requests call it
 */
record OfferedNoise(String word, NoiseSource source) {
    /** White noise, baseline wander, muscle noise, electrode motion, mains hum of 50 Hz. */
    static final List<OfferedNoise> ALL = List.of(
            new OfferedNoise("white", new WhiteSource()),
            new OfferedNoise("wander", SimulatedNoise.BASELINE_WANDER),
            new OfferedNoise("muscle", SimulatedNoise.MUSCLE),
            new OfferedNoise("motion", SimulatedNoise.ELECTRODE_MOTION),
            new OfferedNoise("mains", new SimulatedNoise("mains", random -> new MainsNoise(50))));

    /** As much white noise at one electrode as at another, nearly: a mixture of many independent stretches. */
    private record WhiteSource() implements NoiseSource {
        private static final int COMPONENTS = 2 * Electrodes.COUNT;

        @Override
        public String name() {
            return "white";
        }

        @Override
        public double[][] stretch(int length, double samplingRateHz, SeededRandom random) {
            double[][] components = new double[COMPONENTS][];
            Arrays.setAll(components, i -> WhiteNoise.GAUSSIAN.samples(length, samplingRateHz, random));
            return components;
        }
    }

    /** The kind of that word. */
    static Optional<OfferedNoise> of(String word) {
        return ALL.stream().filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words() {
        return ALL.stream().map(OfferedNoise::word).collect(Collectors.joining(", "));
    }
}
