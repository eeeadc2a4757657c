package io.heartproof.testing;

import io.heartproof.nn.Parameters;
import io.heartproof.seed.SeededRandom;
import io.heartproof.tensor.Safetensors;
import java.util.Map;

/** Weights as after a training: those of norms are no longer 0 or 1, as at the start, where branches may be silent. */
public final class Shaken {
    private Shaken() {}

    /** Adds to every value of a one-dimensional parameter, so to norms and biases, one uniform in [-0.2, 0.2). */
    public static void shake(Parameters parameters, long seed) {
        SeededRandom random = SeededRandom.of(seed);
        Map<String, Safetensors.Array> arrays = parameters.copy();
        for (Safetensors.Array array : arrays.values()) {
            float[] values = array.values();
            for (int i = 0; i < values.length && array.shape().length == 1; i++) {
                values[i] += (float) random.uniform(-0.2, 0.2);
            }
        }
        parameters.load("shaken", arrays);
    }
}
