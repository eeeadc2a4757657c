package io.heartproof.attack.white;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.AttacksInTurn;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Probe;
import io.heartproof.attack.Victims;
import io.heartproof.label.ClassSet;
import io.heartproof.loss.TargetedDlr;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.List;
import java.util.stream.IntStream;

/**
 * {@code apgd-t}: {@link Apgd} towards one class after another, on {@link TargetedDlr}. The targets of a recording are the
 * classes other than its label, in falling order of their logits without noise. A recording leaves at the first answer that
 * is not its label, whether the target or another; each target is tried on those alone that the targets before it have
 * left, from another random start.
 *
 * <p>With fewer than {@link TargetedDlr#FEWEST_CLASSES} classes the margin to the target stands in for its ratio. Each
 * target costs a forward pass more than {@link Apgd}, for the order of the classes. Source: Croce and Hein 2020 (arXiv
 * 2003.01690, section 5). Immutable.
 *
 * @param targets how many classes are tried, at least 1; those that there are, where there are fewer. {@link #TARGETS} by
 *     default, 9 in the paper
 * @param iterations of each target, at least 1
 */
public record ApgdTargeted(int targets, int iterations) implements AttacksInTurn {
    /** So many targets find nearly all that more would find. */
    public static final int TARGETS = 3;

    private static final String NAME = "apgd-t";

    public ApgdTargeted {
        if (targets < 1 || iterations < 1) {
            throw new IllegalArgumentException(
                    "expected targets >= 1 and iterations >= 1, got " + targets + " and " + iterations);
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int mostPasses() {
        return targets * (2 * iterations + 2);
    }

    /** Its targets. */
    @Override
    public List<Attack> parts() {
        return IntStream.range(0, targets)
                .<Attack>mapToObj(rank -> new TargetOfRank(rank, iterations))
                .toList();
    }

    /**
     * One target of each recording.
     *
     * @param rank 0 for the class with the largest logit other than the label's, and so on
     */
    private record TargetOfRank(int rank, int iterations) implements Attack {
        @Override
        public String name() {
            return NAME;
        }

        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            try (Scope run = Scope.open()) {
                GradientProbe probe = GradientProbe.of(classifier, space.victims(), Probe.Leave.WHEN_BROKEN);
                AttackOutcome outcome = attack(probe, space.seededFor(rank), probe.logits(space.none()));
                run.handOver(outcome.noise());
                return outcome;
            }
        }

        private AttackOutcome attack(GradientProbe probe, NoiseSpace space, float[]... logits) {
            int[] targets = targets(space.victims(), logits);
            if (targets.length == 0) {
                return probe.outcome(space.none());
            }
            TargetedDlr loss =
                    new TargetedDlr(Tensors.indicesLike(space.victims().values(), targets));
            return new ApgdSearch(space, probe, loss).run(iterations);
        }

        /** Of each recording; none where there are fewer. */
        private int[] targets(Victims victims, float[]... logits) {
            List<ClassSet> truths = victims.truths();
            return IntStream.range(0, logits.length)
                    .mapToObj(n -> victims.criterion().rivals(logits[n], truths.get(n)))
                    .filter(rivals -> rank < rivals.length)
                    .mapToInt(rivals -> rivals[rank])
                    .toArray();
        }
    }
}
