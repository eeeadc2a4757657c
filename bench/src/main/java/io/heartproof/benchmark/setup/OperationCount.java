package io.heartproof.benchmark.setup;

import io.heartproof.contract.InputContract;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.NetworkSize;
import io.heartproof.prepared.PreparedSet;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

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

    /** Billions in a forward pass of one recording of so many samples, padding included; makes a network to count. */
    public double forward(InputContract contract, int samples) {
        NetworkSize size =
                new NetworkSize(contract.leads().size(), contract.labels().size());
        return 2 * architecture.multiplyAdds(size, samples) / GIGA;
    }

    /** Billions in a forward pass of one recording of the set, on average. */
    public double forward(InputContract contract, PreparedSet set) {
        Map<Integer, Long> recordings = set.recordings().stream()
                .map(recording -> contract.form().paddedLength(recording.length()))
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return recordings.entrySet().stream()
                        .mapToDouble(length -> length.getValue() * forward(contract, length.getKey()))
                        .sum()
                / set.size();
    }
}
