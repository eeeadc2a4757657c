package io.heartproof.training.team;

import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.nn.Parameters;
import io.heartproof.process.ProcessGroup;
import io.heartproof.tensor.Scope;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.team.TeamMember.MemberWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.bytedeco.pytorch.NoGradGuard;

/**
 * A {@link Team} of threads, of one process or of several: each worker computes its shares of a step, one after the other, while
 * the others compute theirs. On another device than the CPU a process has one worker. What a step's recordings, noise and seeds
 * are does not depend on who computes them.
 */
public final class ThreadTeam implements Team {
    private final DifferentiableClassifier classifier;
    private final Workers workers;
    private final Places places;
    private final GradientSums gradients;

    private ThreadTeam(DifferentiableClassifier classifier, Workers workers, ProcessGroup processes) {
        this.classifier = classifier;
        this.workers = workers;
        this.places = Places.of(workers.count(), processes);
        this.gradients = new GradientSums(classifier.parameters(), processes);
    }

    /**
     * Which of the workers of all processes are those of this one: neighbours, in the order of the ranks.
     *
     * @param first of this process
     * @param all of all processes
     */
    private record Places(int first, int all) {
        static Places of(int own, ProcessGroup processes) {
            double[] byRank = new double[processes.size()];
            byRank[processes.rank()] = own;
            double[] all = processes.sum(byRank);
            double first = Arrays.stream(all, 0, processes.rank()).sum();
            return new Places((int) first, (int) Arrays.stream(all).sum());
        }
    }

    /**
     * As many workers as an operation of the calling thread may use threads, but not more than {@code most}.
     *
     * @param classifier that is trained
     * @param most at least 1
     */
    public static ThreadTeam of(DifferentiableClassifier classifier, int most) {
        return of(classifier, most, ProcessGroup.alone());
    }

    /**
     * The same as a part of the team of several processes, all of which have the same weights.
     *
     * @param processes used by nobody else while a step is computed
     */
    public static ThreadTeam of(DifferentiableClassifier classifier, int most, ProcessGroup processes) {
        return new ThreadTeam(classifier, Workers.of(classifier, most), processes);
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
                    ? StepShare.deal(step.lengths(), places.all())
                    : StepShare.dealWhole(step.lengths(), places.all());
            for (int worker = 0; worker < workers.count(); worker++) {
                work.get(worker).add(new MemberWork(step, shares.get(places.first() + worker)));
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
            StepSums exchange = new StepSums(members.size(), gradients.processes());
            try (WeightPerturbation weights = new WeightPerturbation(classifier.parameters())) {
                DoubleConsumer perturbation = gamma -> {
                    collect(0);
                    weights.move(gamma);
                };
                double value = workers
                        .onEach((worker, twin) -> members.get(worker).backward(objective, exchange, perturbation))
                        .stream()
                        .mapToDouble(Double::doubleValue)
                        .sum();
                return collect(value);
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

    /**
     * Where workers have twins, their gradients are added to those of the classifier itself; then those of all processes are.
     *
     * @param value of this process's shares
     * @return the sum over all processes
     */
    private double collect(double value) {
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
        return gradients.over(value);
    }
}
