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
 * Computes a divisible objective in shares of the batch, one per worker, side by side; values and gradients are summed in
 * the order of the workers, so the result depends on their number and on nothing else. Any other objective is computed
 * whole.
 *
 * @param workers with twins of the classifier that {@link #backward} is given
 */
public record Shares(Objective objective, Workers workers) implements Objective {
    @Override
    public double backward(DifferentiableClassifier classifier, TrainingBatch batch, Moment moment) {
        int count = Math.min(workers.count(), batch.size());
        if (count == 1 || !objective.divisible()) {
            return objective.backward(classifier, batch, moment);
        }
        Exchange exchange = new Exchange(count, batch.size());
        List<Double> values = workers.onEach(
                (worker, twin) -> worker < count ? value(twin, share(worker, batch, exchange), exchange, moment) : 0.0);
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            for (int worker = 0; worker < count; worker++) {
                Parameters own = workers.twin(worker).parameters();
                classifier.parameters().addGradients(own);
                own.clearGradients();
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    @SuppressWarnings("IllegalCatch")
    private double value(DifferentiableClassifier twin, Share share, Exchange exchange, Moment moment) {
        try (Scope scope = Scope.open()) {
            return objective.backward(twin, share.batch(), moment);
        } catch (RuntimeException | Error e) {
            exchange.abandon(e);
            throw e;
        }
    }

    private static Share share(int worker, TrainingBatch batch, Exchange exchange) {
        long from = (long) worker * batch.size() / exchange.count();
        long to = (long) (worker + 1) * batch.size() / exchange.count();
        return new Share(batch, from, to, exchange.seat(worker));
    }

    /** Recordings {@code from}, ..., {@code to} - 1; their tensors are views, made in the scope in which they are asked for. */
    private record Share(TrainingBatch whole, long from, long to, TrainingBatch.Whole seat) {
        TrainingBatch batch() {
            return new TrainingBatch(
                    part(whole.values()),
                    part(whole.mask()),
                    part(whole.labels()),
                    Seeds.derive(whole.seed(), from),
                    seat);
        }

        private Tensor part(Tensor tensor) {
            return tensor.narrow(0, from, to - from);
        }
    }
}
