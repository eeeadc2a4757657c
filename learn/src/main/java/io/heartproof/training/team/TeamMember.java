package io.heartproof.training.team;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchesAhead;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.TrainingBatch;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One worker of a {@link ThreadTeam} during a queue of steps. It has the batches of its own shares made, in order, on a thread
 * of their own. Used by one thread at a time.
 */
final class TeamMember implements AutoCloseable {
    private final int seat;
    private final DifferentiableClassifier twin;
    private final Iterator<MemberWork> steps;
    private final BatchesAhead batches;

    private TeamMember(int seat, DifferentiableClassifier twin, Iterator<MemberWork> steps, BatchesAhead batches) {
        this.seat = seat;
        this.twin = twin;
        this.steps = steps;
        this.batches = batches;
    }

    /** What a member has to do in a step: its shares, possibly none. */
    record MemberWork(TrainingStep step, List<StepShare> shares) {
        private Stream<Supplier<Batch>> batches() {
            return shares.stream().map(share -> () -> step.source().make(share.from(), share.to()));
        }
    }

    /**
     * The members of a team; each begins to make its batches.
     *
     * @param twins used by nobody else
     * @param work of each member: one for every step
     */
    static List<TeamMember> of(List<DifferentiableClassifier> twins, List<List<MemberWork>> work) {
        List<TeamMember> members = new ArrayList<>();
        for (int seat = 0; seat < twins.size(); seat++) {
            List<Supplier<Batch>> plan =
                    work.get(seat).stream().flatMap(MemberWork::batches).toList();
            BatchesAhead batches = BatchesAhead.of(plan, Supplier::get, twins.size());
            members.add(new TeamMember(seat, twins.get(seat), work.get(seat).iterator(), batches));
        }
        return members;
    }

    /**
     * Computes its shares of the next step, while the others compute theirs; twice where the objective moves the weights.
     *
     * @param exchange where all members of the step meet
     * @param perturbation moves the weights that far, along the gradients of all members, which are then forgotten
     * @return its part of the value
     */
    @SuppressWarnings("IllegalCatch")
    double backward(Objective objective, StepSums exchange, DoubleConsumer perturbation) {
        try (Scope scope = Scope.open()) {
            MemberWork work = steps.next();
            Objective.CurrentEpoch current = work.step().current();
            double gamma = objective.weightPerturbation(current);
            List<ShareWork> shares = new ArrayList<>();
            for (StepShare share : work.shares()) {
                TrainingBatch batch = work.step().on(twin, batches.next(), share);
                shares.add(new ShareWork(gamma == 0 ? objective : objective.settled(twin, batch, current), batch));
            }
            if (gamma > 0) {
                backward(shares, current, exchange);
                exchange.once(seat, () -> perturbation.accept(gamma));
            }
            return backward(shares, current, exchange);
        } catch (RuntimeException | Error e) {
            exchange.abandon(e);
            throw e;
        }
    }

    /** What is minimised on a share, and its recordings. */
    private record ShareWork(Objective objective, TrainingBatch batch) {}

    private double backward(List<ShareWork> shares, Objective.CurrentEpoch current, StepSums exchange) {
        try (Scope scope = Scope.open()) {
            List<Objective.Part> parts = shares.stream()
                    .map(share -> share.objective().begin(twin, share.batch(), current))
                    .toList();
            double[] numbers =
                    StepSums.sum(parts.stream().map(Objective.Part::numbers).toList());
            double[] sums = exchange.sums(seat, numbers);
            double value = 0;
            for (Objective.Part part : parts) {
                try (Scope own = Scope.open()) {
                    value += part.backward(sums);
                }
            }
            return value;
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}
