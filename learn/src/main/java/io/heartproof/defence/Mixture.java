package io.heartproof.defence;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.Arrays;
import java.util.List;

/**
 * A weighted sum of objectives on the same recordings.
 *
 * <pre>{@code
 * value = sum over parts of weight * value of the part
 * }</pre>
 *
 * Immutable; tensors belong to the trainer's scope.
 *
 * @param parts at least one
 */
public record Mixture(List<Weighted> parts) implements Objective {
    public Mixture {
        parts = List.copyOf(parts);
        if (parts.isEmpty()) {
            throw new IllegalArgumentException("expected at least one objective, got none");
        }
    }

    /** @param weight positive */
    public record Weighted(double weight, Objective objective) {
        public Weighted {
            if (!(weight > 0) || Double.isInfinite(weight)) {
                throw new IllegalArgumentException("expected a positive weight, got " + weight);
            }
        }
    }

    @Override
    public List<Objective> objectives() {
        return parts.stream().map(Weighted::objective).toList();
    }

    @Override
    public Objective.Part begin(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return new Begun(
                classifier.parameters(),
                parts,
                parts.stream()
                        .map(part -> part.objective().begin(classifier, batch, current))
                        .toList());
    }

    @Override
    public Objective settled(DifferentiableClassifier classifier, TrainingBatch batch, CurrentEpoch current) {
        return new Mixture(parts.stream()
                .map(part -> new Weighted(part.weight(), part.objective().settled(classifier, batch, current)))
                .toList());
    }

    /** Every objective has begun with the same recordings. */
    private record Begun(Parameters parameters, List<Weighted> parts, List<Objective.Part> begun)
            implements Objective.Part {
        /** Those of all objectives, one after the other. */
        @Override
        public double[] numbers() {
            return begun.stream()
                    .flatMapToDouble(part -> Arrays.stream(part.numbers()))
                    .toArray();
        }

        @Override
        public double backward(double[] sums) {
            double value = 0;
            int next = 0;
            for (int i = 0; i < parts.size(); i++) {
                int count = begun.get(i).numbers().length;
                double[] own = Arrays.copyOfRange(sums, next, next + count);
                value += weighted(parts.get(i).weight(), begun.get(i), own);
                next += count;
            }
            return value;
        }

        private double weighted(double weight, Objective.Part part, double[] sums) {
            parameters.scaleGradients(1 / weight); // so that scaling by the weight scales this part's alone
            try (Scope scope = Scope.open()) {
                return weight * part.backward(sums);
            } finally {
                parameters.scaleGradients(weight);
            }
        }
    }
}
