package io.heartproof.training;

import io.heartproof.batch.Batch;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * Computes an objective on the recordings of a step, a share per worker, side by side; each worker takes its rows one batch
 * after the other. Values and gradients are summed in the order of the workers, so the result depends on their number and on
 * nothing else.
 *
 * @param workers with twins of the classifier that is trained
 */
public record Shares(Objective objective, Workers workers) {
    /**
     * What a step works on.
     *
     * @param batches of one padded length each
     * @param seed of whatever is random in it
     */
    public record Step(List<Batch> batches, long seed, Objective.Moment moment) {
        public Step {
            batches = List.copyOf(batches);
        }

        /** Recordings of all batches. */
        public int size() {
            return batches.stream().mapToInt(Batch::size).sum();
        }
    }

    /**
     * Adds the gradient of the step to the gradients of the parameters.
     *
     * @param parameters of the classifier that is trained
     * @return the value of the objective
     */
    public double backward(Parameters parameters, Step step) {
        boolean onCores = workers.twin(0).device().isCpu();
        List<List<Rows>> dealt =
                onCores ? Rows.deal(step.batches(), workers.count()) : List.of(Rows.whole(step.batches()));
        double value = sum(dealt, step);
        collect(parameters);
        return value;
    }

    /** The value; what a worker failed of is thrown, not what the others say who waited for it. */
    @SuppressWarnings("IllegalCatch")
    private double sum(List<List<Rows>> dealt, Step step) {
        Exchange exchange = new Exchange(workers.count());
        try {
            return workers
                    .onEach((worker, twin) -> backward(new Share(twin, worker, exchange), dealt.get(worker), step))
                    .stream()
                    .mapToDouble(Double::doubleValue)
                    .sum();
        } catch (RuntimeException | Error told) {
            Throwable first = exchange.failure().orElse(told);
            if (first instanceof RuntimeException exception) {
                throw exception;
            }
            if (first instanceof Error error) {
                throw error;
            }
            throw told;
        }
    }

    private record Share(DifferentiableClassifier twin, int worker, Exchange exchange) {}

    @SuppressWarnings("IllegalCatch")
    private double backward(Share share, List<Rows> rows, Step step) {
        try (Scope scope = Scope.open()) {
            List<Objective.Part> parts = new ArrayList<>();
            for (Rows some : rows) {
                TrainingBatch batch = some.on(share.twin(), step.size(), step.seed());
                parts.add(objective.begin(share.twin(), batch, step.moment()));
            }
            double[] numbers =
                    Exchange.sum(parts.stream().map(Objective.Part::numbers).toList());
            double[] sums = share.exchange().sums(share.worker(), numbers);
            double value = 0;
            for (Objective.Part part : parts) {
                try (Scope own = Scope.open()) {
                    value += part.backward(sums);
                }
            }
            return value;
        } catch (RuntimeException | Error e) {
            share.exchange().abandon(e);
            throw e;
        }
    }

    /** Where workers have twins, their gradients are added to those of the classifier itself. */
    private void collect(Parameters parameters) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            for (int worker = 0; worker < workers.count(); worker++) {
                Parameters own = workers.twin(worker).parameters();
                if (own != parameters) {
                    parameters.addGradients(own);
                    own.clearGradients();
                }
            }
        }
    }
}
