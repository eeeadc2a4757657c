package io.heartproof.training;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchesAhead;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
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
     * Computes its shares of the next step, while the others compute theirs.
     *
     * @param exchange where all members of the step meet
     * @return its part of the value
     */
    @SuppressWarnings("IllegalCatch")
    double backward(Objective objective, StepSums exchange) {
        try (Scope scope = Scope.open()) {
            MemberWork work = steps.next();
            List<Objective.Part> parts = new ArrayList<>();
            for (StepShare share : work.shares()) {
                TrainingBatch batch = work.step().on(twin, batches.next(), share);
                parts.add(objective.begin(twin, batch, work.step().current()));
            }
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
        } catch (RuntimeException | Error e) {
            exchange.abandon(e);
            throw e;
        }
    }

    @Override
    public void close() {
        batches.close();
    }
}
