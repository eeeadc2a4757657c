package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A {@link Team} of threads: each worker takes its rows of a step, one batch after the other, while the others take theirs. On
 * another device than the CPU one worker takes all.
 */
public final class ThreadTeam implements Team {
    private final DifferentiableClassifier classifier;
    private final Workers workers;

    private ThreadTeam(DifferentiableClassifier classifier, Workers workers) {
        this.classifier = classifier;
        this.workers = workers;
    }

    /**
     * As many workers as an operation of the calling thread may use threads, but not more than {@code most}.
     *
     * @param classifier that is trained
     * @param most at least 1
     */
    public static ThreadTeam of(DifferentiableClassifier classifier, int most) {
        return new ThreadTeam(classifier, Workers.of(classifier, most));
    }

    @Override
    public double backward(Objective objective, TrainingStep step) {
        boolean onCores = workers.twin(0).device().isCpu();
        List<List<StepShare>> dealt =
                onCores ? StepShare.deal(step.batches(), workers.count()) : List.of(StepShare.whole(step.batches()));
        double value = sum(objective, dealt, step);
        collect();
        return value;
    }

    @Override
    public Workers classifiers() {
        return workers;
    }

    @Override
    public void close() {
        workers.close();
    }

    /** The value; what a worker failed of is thrown, not what the others say who waited for it. */
    @SuppressWarnings("IllegalCatch")
    private double sum(Objective objective, List<List<StepShare>> dealt, TrainingStep step) {
        StepSums exchange = new StepSums(workers.count());
        try {
            return workers
                    .onEach((worker, twin) ->
                            backward(new TeamMember(twin, worker, exchange, objective), dealt.get(worker), step))
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

    /** One worker in one step. */
    private record TeamMember(DifferentiableClassifier twin, int worker, StepSums exchange, Objective objective) {}

    @SuppressWarnings("IllegalCatch")
    private double backward(TeamMember member, List<StepShare> shares, TrainingStep step) {
        try (Scope scope = Scope.open()) {
            List<Objective.Part> parts = new ArrayList<>();
            for (StepShare share : shares) {
                TrainingBatch batch = share.on(member.twin(), step.seeds());
                parts.add(member.objective().begin(member.twin(), batch, step.current()));
            }
            double[] numbers =
                    StepSums.sum(parts.stream().map(Objective.Part::numbers).toList());
            double[] sums = member.exchange().sums(member.worker(), numbers);
            double value = 0;
            for (Objective.Part part : parts) {
                try (Scope own = Scope.open()) {
                    value += part.backward(sums);
                }
            }
            return value;
        } catch (RuntimeException | Error e) {
            member.exchange().abandon(e);
            throw e;
        }
    }

    /** Where workers have twins, their gradients are added to those of the classifier itself. */
    private void collect() {
        Parameters parameters = classifier.parameters();
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
