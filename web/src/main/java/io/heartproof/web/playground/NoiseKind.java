package io.heartproof.web.playground;

import io.heartproof.noise.MainsNoise;
import io.heartproof.noise.WhiteNoise;
import io.heartproof.noise.stress.NoiseSource;
import io.heartproof.noise.stress.SimulatedNoise;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A kind of noise that can be asked for.
 *
 * @param word what requests call it
 */
record NoiseKind(String word, NoiseSource source) {
    /** White noise, baseline wander, muscle noise, electrode motion, mains hum of 50 Hz. */
    static final List<NoiseKind> ALL = List.of(
            new NoiseKind("white", new SimulatedNoise("white", random -> WhiteNoise.GAUSSIAN)),
            new NoiseKind("wander", SimulatedNoise.BASELINE_WANDER),
            new NoiseKind("muscle", SimulatedNoise.MUSCLE),
            new NoiseKind("motion", SimulatedNoise.ELECTRODE_MOTION),
            new NoiseKind("mains", new SimulatedNoise("mains", random -> new MainsNoise(50))));

    /** The kind of that word. */
    static Optional<NoiseKind> of(String word) {
        return ALL.stream().filter(kind -> kind.word.equals(word)).findFirst();
    }

    static String words() {
        return ALL.stream().map(NoiseKind::word).collect(Collectors.joining(", "));
    }
}
