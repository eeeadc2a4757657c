package io.heartproof.training;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Scope;
import io.heartproof.training.TeamMember.MemberWork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A {@link Team} of threads: each worker computes its shares of a step, one after the other, while the others compute
 * theirs. On another device than the CPU one worker computes all.
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
    public StepQueue begin(Objective objective, List<TrainingStep> steps) {
        return new ThreadedSteps(objective, TeamMember.of(workers.twins(), dealt(steps)));
    }

    /** By worker: its shares of every step. */
    private List<List<MemberWork>> dealt(List<TrainingStep> steps) {
        boolean onCores = workers.twin(0).device().isCpu();
        List<List<MemberWork>> work = workers.twins().stream()
                .<List<MemberWork>>map(twin -> new ArrayList<>())
                .toList();
        for (TrainingStep step : steps) {
            List<List<StepShare>> shares = onCores
                    ? StepShare.deal(step.lengths(), workers.count())
                    : List.of(StepShare.whole(step.lengths()));
            for (int worker = 0; worker < workers.count(); worker++) {
                work.get(worker).add(new MemberWork(step, shares.get(worker)));
            }
        }
        return work;
    }

    @Override
    public Workers classifiers() {
        return workers;
    }

    @Override
    public void close() {
        workers.close();
    }

    private final class ThreadedSteps implements StepQueue {
        private final Objective objective;
        private final List<TeamMember> members;

        private ThreadedSteps(Objective objective, List<TeamMember> members) {
            this.objective = objective;
            this.members = members;
        }

        /** What a worker failed of is thrown, not what the others say who waited for it. */
        @Override
        @SuppressWarnings("IllegalCatch")
        public double backward() {
            StepSums exchange = new StepSums(members.size());
            try (WeightPerturbation weights = new WeightPerturbation(classifier.parameters())) {
                DoubleConsumer perturbation = gamma -> {
                    collect();
                    weights.move(gamma);
                };
                double value = workers
                        .onEach((worker, twin) -> members.get(worker).backward(objective, exchange, perturbation))
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                collect();
                return value;
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

        @Override
        public void close() {
            members.forEach(TeamMember::close);
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
