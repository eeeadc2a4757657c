package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Parameters;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * Computes an additive objective in shares of the batch, one per worker, side by side; the gradients are summed in the
 * order of the workers, so the result depends on their number and on nothing else. Any other objective is computed whole.
 *
 * <pre>{@code
 * gradient = sum over workers w of (N_w / N) gradient of the objective of recordings w N / W, ..., (w + 1) N / W - 1
 * }</pre>
 */
record Shares(Objective objective, Workers workers) implements Objective {
    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        if (workers.count() == 1 || !objective.additive()) {
            return objective.backward(classifier, batch, moment);
        }
        List<Double> values = workers.onEach((worker, twin) -> {
            try (Scope scope = Scope.open()) {
                Range range = range(worker, batch);
                return range.isEmpty() ? 0 : range.weight() * objective.backward(twin, range.of(batch), moment);
            }
        });
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            for (int worker = 0; worker < workers.count(); worker++) {
                Parameters own = workers.twin(worker).parameters();
                classifier.parameters().addGradients(own, range(worker, batch).weight());
                own.clearGradients();
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private Range range(int worker, TrainingBatch batch) {
        long size = batch.labels().size(0);
        return new Range(worker * size / workers.count(), (worker + 1) * size / workers.count(), size);
    }

    /** Recordings {@code from}, ..., {@code to} - 1 of {@code size}. */
    private record Range(long from, long to, long size) {
        boolean isEmpty() {
            return from == to;
        }

        double weight() {
            return (double) (to - from) / size;
        }

        TrainingBatch of(TrainingBatch batch) {
            return new TrainingBatch(
                    part(batch.values()), part(batch.mask()), part(batch.labels()), Seeds.derive(batch.seed(), from));
        }

        private Tensor part(Tensor tensor) {
            return tensor.narrow(0, from, to - from);
        }
    }
}
