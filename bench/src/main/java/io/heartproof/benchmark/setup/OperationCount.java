package io.heartproof.benchmark.setup;

import io.heartproof.contract.InputContract;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.NetworkSize;
import io.heartproof.prepared.PreparedSet;

/**
 * Floating-point operations of a network, two per multiplication and addition in a convolution; the rest of the network is
 * not counted.
 *
 * @param architecture whose layers are counted
 */
public record OperationCount(Architecture architecture) {
    /** Passes that a training step costs: forward, gradient by input, gradient by weights. */
    public static final int TRAINING = 3;

    /** Passes that an iteration of an attack costs: forward, gradient by input. */
    public static final int ATTACK = 2;

    private static final double GIGA = 1e9;

    /** Billions in a forward pass of one recording of so many samples, padding included. */
    public double forward(InputContract contract, int samples) {
        NetworkSize size =
                new NetworkSize(contract.leads().size(), contract.labels().size());
        return 2 * architecture.multiplyAdds(size, samples) / GIGA;
    }

    /** Billions in a forward pass of one recording of the set, on average. */
    public double forward(InputContract contract, PreparedSet set) {
        return set.recordings().stream()
                .mapToInt(recording -> contract.form().paddedLength(recording.length()))
                .mapToDouble(samples -> forward(contract, samples))
                .average()
                .orElseThrow();
    }
}
