package io.heartproof.defence;

import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A sum of scalars and its gradient with respect to the parameters, kept apart from the parameters' own gradients until its
 * factor is known. The graph of each scalar is freed before the next is made. Its tensors live in the scope in which it was
 * made.
 */
final class Squares {
    private final Parameters parameters;
    private final List<Tensor> trained;
    private final List<Tensor> gradient = new ArrayList<>();
    private double sum;

    Squares(Parameters parameters) {
        this.parameters = parameters;
        trained = List.copyOf(parameters.byName().values());
    }

    /** Adds a scalar, made here; what it depends on outside keeps its graph. */
    void add(Supplier<Tensor> scalar) {
        if (gradient.isEmpty()) {
            try (NoGradGuard guard = new NoGradGuard()) {
                trained.forEach(tensor -> gradient.add(torch.zeros_like(tensor)));
            }
        }
        try (Scope scope = Scope.open()) {
            Tensor value = scalar.get();
            sum += value.item_double();
            List<Tensor> more = Tensors.gradients(value, trained);
            for (int i = 0; i < more.size(); i++) {
                if (more.get(i).defined()) {
                    gradient.get(i).add_(more.get(i));
                }
            }
        }
    }

    double sum() {
        return sum;
    }

    /** Adds {@code factor} times the gradient of the sum to the parameters' gradients; done once, at the end. */
    void addGradient(double factor) {
        if (gradient.isEmpty()) {
            return;
        }
        try (NoGradGuard guard = new NoGradGuard()) {
            parameters.addGradients(gradient.stream()
                    .map(tensor -> Tensors.scale(tensor, factor))
                    .toList());
        }
    }
}
