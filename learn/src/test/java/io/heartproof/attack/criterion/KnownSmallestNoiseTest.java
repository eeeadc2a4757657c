package io.heartproof.attack.criterion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.WithCriterion;
import io.heartproof.attack.black.SourceNetwork;
import io.heartproof.attack.black.Spsa;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.black.Transfer;
import io.heartproof.attack.shaped.ShiftTolerant;
import io.heartproof.attack.shaped.SmoothAttack;
import io.heartproof.attack.shaped.Transformations;
import io.heartproof.attack.trial.Repeated;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.attack.white.Fmn;
import io.heartproof.attack.white.Pgd;
import io.heartproof.attack.white.StepRule;
import io.heartproof.label.Task;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every attack under every criterion, where the smallest noise that meets the criterion is known: none breaks the recording with
 * nine tenths of it, each does with three times as much, and one that
 * draws its noise with eight times.
 */
@ExtendWith(NoTensorLeft.class)
class KnownSmallestNoiseTest {
    /** The answer is the first class; the second is 2 below it and the third 1.5. */
    private static final float[] ONE_OF = {2, 0, 0.5f};

    /** With thresholds of 0.5, 0.5 and 0.8, which are logits of 0, 0 and log 4, the answer is the first class. */
    private static final float[] ANY_OF = {1, -0.5f, -0.4f};

    private static final double LAST_MOVE = 0.4 + Math.log(4);
    private static final Task.AnyOf TASK = new Task.AnyOf(List.of(0.5, 0.5, 0.8));

    private static TorchClassifier oneOf;
    private static TorchClassifier anyOf;

    @BeforeAll
    static void open() {
        oneOf = LinearNetwork.classifier(ONE_OF);
        anyOf = LinearNetwork.classifier(ANY_OF);
    }

    @AfterAll
    static void free() {
        oneOf.close();
        anyOf.close();
    }

    /**
     * A criterion, and what meets it with the smallest noise.
     *
     * @param several whether any classes may hold
     * @param move by how much a logit has to move, or the difference of two
     * @param classes whose logits these are
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    private record Goal(String name, boolean several, Criterion criterion, double move, int... classes) {
        TorchClassifier classifier() {
            return several ? anyOf : oneOf;
        }

        double smallest(Norm norm) {
            return LinearNetwork.smallest(norm, move, classes);
        }

        NoiseSpace space(Norm norm, double factor) {
            Tensor labels = Tensors.of(several ? new int[] {1, 0, 0} : new int[] {0}, Device.CPU);
            return LinearNetwork.flat(
                    Budget.relative(norm, factor * smallest(norm)), several ? labels.view(1, 3) : labels, criterion);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** The first class is lowered where another is raised above it: both sets of leads help. */
    private static final List<Goal> GOALS = List.of(
            new Goal("another answer", false, Criterion.ANSWER_DIFFERS, 1.5, 0, 2),
            new Goal("reaches the second class", false, Criterion.reaches(1), 2, 0, 1),
            new Goal("reaches the third class", false, Criterion.reaches(2), 1.5, 0, 2),
            new Goal("any class flips", true, Criterion.anyFlips(TASK), 0.5, 1),
            new Goal("the first class disappears", true, Criterion.flips(TASK, 0), 1, 0),
            new Goal("the second class appears", true, Criterion.flips(TASK, 1), 0.5, 1),
            new Goal("the third class appears", true, Criterion.flips(TASK, 2), LAST_MOVE, 2));

    /** One attack on one question. */
    private record Case(Goal goal, Norm norm, String attack, DoubleFunction<Attack> maker) {
        AttackOutcome outcome(double factor) {
            Attack made = maker.apply(factor * goal.smallest(norm));
            return made.attack(goal.classifier(), goal.space(norm, factor));
        }

        @Override
        public String toString() {
            return goal.name + ", " + attack + " " + norm;
        }
    }

    private static Stream<Case> in(Goal goal, Norm norm) {
        Stream<Case> both = Stream.of(
                new Case(goal, norm, "fgsm", epsilon -> Pgd.fgsm(epsilon, new CrossEntropy())),
                new Case(
                        goal,
                        norm,
                        "pgd",
                        epsilon -> new Repeated(
                                Pgd.of(0.25, 10, new CrossEntropy()).with(StepRule.STEEPEST_SHARE), 2)),
                new Case(goal, norm, "apgd-ce", epsilon -> Apgd.crossEntropy(10)),
                new Case(goal, norm, "apgd-margin", epsilon -> Apgd.margin(10)),
                new Case(goal, norm, "apgd-t", epsilon -> new ApgdTargeted(3, 10)),
                new Case(goal, norm, "fmn", epsilon -> new Fmn(60)),
                new Case(goal, norm, "sap", epsilon -> new SmoothAttack(10, 10)),
                new Case(goal, norm, "shift", epsilon -> new ShiftTolerant(10, 2, Transformations.STANDARD)),
                new Case(
                        goal,
                        norm,
                        "transfer",
                        epsilon -> new Transfer(
                                List.of(SourceNetwork.of("itself", goal.classifier(), 1)),
                                Apgd.crossEntropy(10).toTheEnd())));
        Stream<Case> linf = Stream.of(
                new Case(goal, norm, "square", epsilon -> Square.of(400)),
                new Case(goal, norm, "spsa", epsilon -> new Spsa(8, 16, 4)));
        return norm == Norm.LINF ? Stream.concat(both, linf) : both;
    }

    static Stream<Case> cases() {
        return GOALS.stream().flatMap(goal -> Stream.of(Norm.values()).flatMap(norm -> in(goal, norm)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void breaksWithNoiseThatSufficesAndWithNoLess(Case one) {
        try (Scope scope = Scope.open()) {
            assertThat(one.outcome(0.9).broken()).containsExactly(false);
            assertThat(one.outcome(one.attack.equals("square") ? 8 : 3).broken())
                    .containsExactly(true);
        }
    }

    static Stream<Arguments> goals() {
        return GOALS.stream().flatMap(goal -> Stream.of(Norm.values()).map(norm -> Arguments.of(goal, norm)));
    }

    @ParameterizedTest
    @MethodSource("goals")
    void theSearchForTheSmallestNoiseFindsIt(Goal goal, Norm norm) {
        try (Scope scope = Scope.open()) {
            NoiseSpace unbounded = goal.space(norm, 1).withEpsilons(Double.POSITIVE_INFINITY);
            double size = new Fmn(200).smallest(goal.classifier(), unbounded).sizes()[0];
            assertThat(size / goal.smallest(norm)).isCloseTo(1, within(0.02));
        }
    }

    /** Noise that breaks a recording for another wrong answer does not reach the target, nor the other way round. */
    @Test
    void aTargetTakesMoreThanAnyWrongAnswer() {
        try (Scope scope = Scope.open()) {
            Goal any = GOALS.get(0);
            Attack attack = Apgd.crossEntropy(10);
            Attack towards = new WithCriterion(attack, Criterion.reaches(1));
            AttackOutcome broken = attack.attack(oneOf, any.space(Norm.LINF, 1.2));
            AttackOutcome unbroken = towards.attack(oneOf, any.space(Norm.LINF, 1.2));
            assertThat(broken.broken()).containsExactly(true);
            assertThat(broken.predictions()).containsExactly(2);
            assertThat(unbroken.broken()).containsExactly(false);
            AttackOutcome reached = towards.attack(oneOf, any.space(Norm.LINF, 2));
            assertThat(reached.predictions()).containsExactly(1);
        }
    }
}
