package io.heartproof.training;

import io.heartproof.nn.Parameters;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Exponential moving average of weights w over the steps t = 1, 2, ...: steadier than the weights that a step leaves behind.
 *
 * <pre>{@code
 * a_t = d_t a_(t-1) + (1 - d_t) w_t,   d_t = min(d, (1 + t) / (10 + t)),   a_0 = w_0
 * }</pre>
 *
 * Sources: Polyak and Juditsky 1992; for robust training Rebuffi et al. 2021 (arXiv 2103.01946). With d = 0 there is no average,
 * and asking for it gives the weights themselves. Owns its tensors; not thread-safe.
 */
final class WeightAverage implements AutoCloseable {
    private static final double WARM_UP_STEPS = 10;

    private final double decay;
    private final Parameters parameters;
    private final Map<String, Tensor> average = new LinkedHashMap<>();

    /** @param decay d, in [0, 1) */
    WeightAverage(double decay, Parameters parameters) {
        this.decay = decay;
        this.parameters = parameters;
        if (decay > 0) {
            try (Scope scope = Scope.open();
                    NoGradGuard guard = new NoGradGuard()) {
                parameters.byName().forEach((name, weight) -> average.put(name, Scope.own(weight.clone())));
            }
        }
    }

    /** Takes in the weights after that many steps, at least 1. */
    void update(int steps) {
        double kept = Math.min(decay, (1.0 + steps) / (WARM_UP_STEPS + steps));
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            average.forEach((name, own) -> own.lerp_(parameters.get(name), new Scalar(1 - kept)));
        }
    }

    /** Exchanges the weights with their average: twice is as before. */
    void swap() {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            average.forEach((name, own) -> {
                Tensor weight = parameters.get(name);
                Tensor kept = weight.clone();
                weight.copy_(own);
                own.copy_(kept);
            });
        }
    }

    /** A copy; empty where there is no average. */
    Map<String, Safetensors.Array> copy() {
        Map<String, Safetensors.Array> arrays = new LinkedHashMap<>();
        average.forEach((name, own) -> arrays.put(name, Tensors.toArray(own)));
        return arrays;
    }

    /** Takes over what {@link #copy} gave. */
    void load(String where, Map<String, Safetensors.Array> arrays) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            average.forEach((name, own) -> {
                Safetensors.Array array = arrays.get(name);
                if (array == null || !Arrays.equals(array.shape(), Tensors.shape(own))) {
                    throw new BadData(where, "no fitting average of the weights " + name);
                }
                own.copy_(Tensors.of(array.values(), parameters.device(), array.shape()));
            });
        }
    }

    @Override
    public void close() {
        average.values().forEach(Scope::free);
        average.clear();
    }
}
