package io.heartproof.training.team;

import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Weights that stand for a moment where a step's value is larger, layer by layer:
 *
 * <pre>{@code
 * w + gamma ||w|| g / ||g||,   g the gradient at w
 * }</pre>
 *
 * Closing puts them back, to the bit. Source: adversarial weight perturbation, Wu et al. 2020 (arXiv 2004.05884), one step. As in
 * the authors' program, biases and the factors of norms, which have one dimension, stay where they are, and so does a layer
 * without a gradient. Owns the weights' copies; not thread-safe.
 */
final class WeightPerturbation implements AutoCloseable {
    private final Parameters parameters;
    private final Map<String, Tensor> before = new LinkedHashMap<>();

    WeightPerturbation(Parameters parameters) {
        this.parameters = parameters;
    }

    /**
     * Moves the weights along their gradients, which are then forgotten; done once.
     *
     * @param gamma positive
     */
    void move(double gamma) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            parameters.byName().forEach((name, weight) -> {
                if (weight.dim() > 1 && weight.grad().defined()) {
                    move(name, weight, gamma);
                }
            });
        }
        parameters.clearGradients();
    }

    private void move(String name, Tensor weight, double gamma) {
        double length = weight.grad().norm().item_double();
        if (length == 0) {
            return;
        }
        before.put(name, Scope.own(weight.clone()));
        double factor = gamma * weight.norm().item_double() / length;
        weight.add_(weight.grad(), new Scalar(factor));
    }

    @Override
    public void close() {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            before.forEach((name, weight) -> parameters.get(name).copy_(weight));
        }
        before.values().forEach(Scope::free);
        before.clear();
    }
}
