package io.heartproof.nn.layer;

import io.heartproof.nn.Parameters;
import io.heartproof.nn.Uniform;
import io.heartproof.tensor.Device;

/**
 * Where the parameters of new layers go, and where their initial values come from: layers made in the same order with the
 * same seed start alike. Not thread-safe.
 */
public record Init(Parameters parameters, Uniform values) {
    /** No parameters yet. */
    public static Init on(Device device, long seed) {
        return new Init(new Parameters(device), new Uniform(seed));
    }
}
