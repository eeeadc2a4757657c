package io.heartproof.defence;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import io.heartproof.training.Objective;
import io.heartproof.training.TrainingBatch;
import java.util.List;

/**
 * A weighted sum of objectives on the same batch.
 *
 * <pre>{@code
 * value = sum over parts of weight * value of the part
 * }</pre>
 *
 * Immutable; tensors belong to the trainer's scope.
 *
 * @param parts at least one
 */
public record Mixture(List<Part> parts) implements Objective {
    public Mixture {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one objective, got none");
        }
    }

    /** @param weight positive */
    public record Part(double weight, Objective objective) {
        public Part {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("expected a positive weight, got " + weight);
            }
        }
    }

    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        Parameters parameters = classifier.parameters();
        double value = 0;
        for (Part part : parts) {
            parameters.scaleGradients(1 / part.weight()); // so that scaling by the weight scales this part's alone
            try (Scope scope = Scope.open()) {
                value += part.weight() * part.objective().backward(classifier, batch, moment);
            }
            parameters.scaleGradients(part.weight());
        }
        return value;
    }

    @Override
    public boolean divisible() {
        return parts.stream().allMatch(part -> part.objective().divisible());
    }
}
