package io.heartproof.nn.layer;

import io.heartproof.nn.Operations;
import java.util.List;

/**
 * The mean and the maximum of each feature over the signal, and a linear layer: (N, C, T) to (N, K), in single precision.
 * The mean sees what lasts, the maximum what comes once. Features must be at least 0. Source: the head of Strodthoff et al.
 * (arXiv 2004.13701), without its dropout. Immutable.
 */
public record SignalHead(Linear linear) {
    /** Adds the parameters {@code name.weight} (K, 2 C) and {@code name.bias} (K). */
    public static SignalHead of(String name, int features, int classes, Init init) {
        return new SignalHead(Linear.of(name, 2 * features, classes, init));
    }

    /** (N, C, T) to the logits (N, K). */
    public <V> V logits(Operations<V> on, Signal<V> x) {
        return on.inSinglePrecision(x.features(), single -> {
            V largest = on.largestOverTime(on.timeFirst(single));
            return linear.compute(on, on.concatenate(List.of(x.with(single).mean(on), largest)));
        });
    }
}
