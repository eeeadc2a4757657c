package io.heartproof.nn;

import java.util.Optional;
import org.bytedeco.pytorch.Tensor;

/**
 * A differentiable function from a prepared batch to logits, with named parameters. Implement it to train, attack and
 * evaluate a network of your own:
 *
 * <pre>{@code
 * final class Linear implements Network {
 *     private final Parameters parameters = new Parameters(Device.CPU);
 *     private final Tensor weight;
 *
 *     Linear(int leads, int classes, long seed) {
 *         weight = parameters.uniform("weight", new Uniform(seed), leads, classes, leads);
 *     }
 *
 *     public Tensor forward(Tensor values, Tensor mask) {
 *         Tensor mean = values.mul(mask).sum(2).div(mask.sum(2));         // (N, L)
 *         return torch.linear(mean, weight);                              // (N, K)
 *     }
 *
 *     public Parameters parameters() {
 *         return parameters;
 *     }
 * }
 * }</pre>
 *
 * Calls come from one thread at a time. Tensors are made in the caller's scope.
 */
public interface Network extends AutoCloseable {
    /**
     * The logits.
     *
     * @param values (N, L, T), zero where the mask is zero
     * @param mask (N, 1, T), 1 on signal and 0 on padding
     * @return (N, K)
     */
    Tensor forward(Tensor values, Tensor mask);

    /** All trainable parameters, by name, in a fixed order. */
    Parameters parameters();

    /**
     * A network that computes the same from the same weights, with gradients of its own, for another thread: a change of
     * the weights is seen by both. It is closed before this one. Without it, batches are not computed side by side.
     */
    default Optional<Network> twin() {
        return Optional.empty();
    }

    /**
     * The same function, made of other operations, such as those that write it down for another program; empty where the
     * network cannot be described in them.
     *
     * @param values stands for (N, L, T)
     * @param mask stands for (N, 1, T)
     * @return what stands for the logits (N, K)
     */
    default <V> Optional<V> described(Operations<V> on, V values, V mask) {
        return Optional.empty();
    }

    /** Frees the parameters. */
    @Override
    default void close() {
        parameters().close();
    }
}
