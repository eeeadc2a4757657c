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
        List<List<Rows>> dealt = Rows.deal(step.batches(), workers.count());
        Exchange exchange = new Exchange(workers.count());
        List<Double> values = workers.onEach((worker, twin) -> {
            try (Scope scope = Scope.open()) {
                return backward(new Share(twin, worker, exchange), dealt.get(worker), step);
            }
        });
        collect(parameters);
        return values.stream().mapToDouble(Double::doubleValue).sum();
    }

    private record Share(DifferentiableClassifier twin, int worker, Exchange exchange) {}

    @SuppressWarnings("IllegalCatch")
    private double backward(Share share, List<Rows> rows, Step step) {
        try {
            List<Objective.Part> parts = new ArrayList<>();
            for (Rows some : rows) {
                TrainingBatch batch = some.on(share.twin(), step.size(), step.seed());
                parts.add(objective.begin(share.twin(), batch, step.moment()));
            }
            double[] own =
                    Exchange.sum(parts.stream().map(Objective.Part::numbers).toList());
            double[] sums = share.exchange().sums(share.worker(), own);
            double value = 0;
            for (Objective.Part part : parts) {
                try (Scope scope = Scope.open()) {
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
