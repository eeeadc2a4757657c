package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;

/** What a network computes with its layers, described once for every use. Implementations are immutable. */
public interface Layers {
    /**
     * The logits.
     *
     * @param values stands for (N, L, T), zero where the mask is zero
     * @param mask stands for (N, 1, T), 1 on signal and 0 on padding
     * @return what stands for (N, K)
     */
    <V> V logits(Operations<V> on, V values, V mask);
}
