package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.KnownNetwork;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import io.heartproof.training.team.Team;
import io.heartproof.training.team.ThreadTeam;
import io.heartproof.training.team.TrainingStep;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Weights moved for a step, on the network in double precision, whose weights are the groups' (2, 8) and the answers' (3, 2). */
@ExtendWith(NoTensorLeft.class)
class AwpTrainingTest {
    private static final Ramp AT_ONCE = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);
    private static final CurrentEpoch FIRST = new CurrentEpoch(0, 1);
    private static final double GAMMA = 0.05;

    private final int threads = Natives.threads();
    private final TorchClassifier classifier = SmallWorld.knowing();

    @AfterEach
    void free() {
        classifier.close();
        Natives.setThreads(threads);
    }

    /** With and without attack, coupled over the step or not, and a sum of both. */
    static Stream<Objective> objectives() {
        TrainingAttack attack = new TrainingAttack(1e-3, 2, 0.5, Pgd.Start.RANDOM);
        MadryTraining madry = new MadryTraining(attack, AT_ONCE);
        NsrTraining nsr = new NsrTraining(1, 1, AT_ONCE);
        return Stream.of(
                new MeanLoss(new CrossEntropy()),
                nsr,
                new JacobianTraining(4, 0),
                madry,
                new AdvlsTraining(attack, AT_ONCE),
                new TradesTraining(attack, 6, AT_ONCE),
                new MartTraining(attack, 5, AT_ONCE),
                new NFgsmTraining(Budget.relative(Norm.LINF, 1e-3), 2, 1, AT_ONCE),
                new Mixture(List.of(new Mixture.Weighted(0.5, nsr), new Mixture.Weighted(2, madry))));
    }

    /** What the team gives, in pieces on three threads, is what the equation gives for the whole step. */
    @ParameterizedTest
    @MethodSource("objectives")
    void takesTheGradientWhereTheObjectiveIsLarger(Objective objective) {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(7, 1));
        Map<String, Safetensors.Array> before = classifier.parameters().copy();
        Map<String, float[]> expected = new HashMap<>();
        double atTheWeights;
        double there;
        try (Scope scope = Scope.open()) {
            TrainingBatch whole =
                    new TrainingBatch(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), 0);
            Objective settled = objective.settled(classifier, whole, FIRST);
            atTheWeights = settled.backward(classifier, whole, FIRST);
            Tensor groups = move(KnownNetwork.GROUPS, GAMMA);
            Tensor answers = move(KnownNetwork.ANSWERS, GAMMA);
            classifier.parameters().clearGradients();
            there = settled.backward(classifier, whole, FIRST);
            take(expected);
            putBack(KnownNetwork.GROUPS, groups);
            putBack(KnownNetwork.ANSWERS, answers);
        }
        assertThat(there).isGreaterThan(atTheWeights);

        Natives.setThreads(3);
        Map<String, float[]> actual = new HashMap<>();
        double value = ofTeam(new AwpTraining(objective, GAMMA, AT_ONCE), batch);
        take(actual);

        assertThat(value).isEqualTo(there, within(1e-5 * there));
        expected.forEach((name, gradient) -> {
            for (int i = 0; i < gradient.length; i++) {
                assertThat(actual.get(name)[i])
                        .as(name)
                        .isEqualTo(gradient[i], within(1e-5f * (1 + largest(gradient))));
            }
        });
        before.forEach((name, array) -> assertThat(
                        classifier.parameters().copy().get(name).values())
                .as(name)
                .containsExactly(array.values()));
    }

    /** A step so small that nothing but the gradient counts: a thousandth of a weight's length. */
    @ParameterizedTest
    @MethodSource("objectives")
    void aSmallStepAgainstItsGradientLowersAnObjective(Objective objective) {
        try (Scope scope = Scope.open()) {
            TrainingBatch whole = SmallWorld.trainingBatch(classifier, 6);
            Objective settled = objective.settled(classifier, whole, FIRST);
            double before = settled.backward(classifier, whole, FIRST);
            move(KnownNetwork.ANSWERS, -1e-3);
            classifier.parameters().clearGradients();
            assertThat(settled.backward(classifier, whole, FIRST)).isLessThan(before);
            classifier.parameters().clearGradients();
        }
    }

    @Test
    void leavesTheWeightsWhereTheyAreWhileItWarmsUp() {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(4, 1));
        Objective plain = new MeanLoss(new CrossEntropy());
        Ramp late = new Ramp(OptionalInt.of(1), Ramp.Growth.AT_ONCE);
        assertThat(new AwpTraining(plain, GAMMA, late).weightPerturbation(FIRST))
                .isZero();
        assertThat(new AwpTraining(plain, GAMMA, late).weightPerturbation(new CurrentEpoch(1, 2)))
                .isEqualTo(GAMMA);

        double value = ofTeam(new AwpTraining(plain, GAMMA, late), batch);
        classifier.parameters().clearGradients();
        assertThat(value).isEqualTo(ofTeam(plain, batch));
        classifier.parameters().clearGradients();
    }

    private double ofTeam(Objective objective, Batch batch) {
        try (ThreadTeam team = ThreadTeam.of(classifier, 3);
                Team.StepQueue queue = team.begin(objective, List.of(TrainingStep.of(List.of(batch), 0, FIRST)))) {
            return queue.backward();
        }
    }

    /** Moves a weight; gives it as it was. */
    private Tensor move(String name, double share) {
        Tensor weight = classifier.parameters().get(name);
        try (NoGradGuard guard = new NoGradGuard()) {
            Tensor before = weight.clone();
            double lengths = weight.norm().item_double() / weight.grad().norm().item_double();
            weight.add_(weight.grad(), new Scalar(share * lengths));
            return before;
        }
    }

    private void putBack(String name, Tensor before) {
        try (NoGradGuard guard = new NoGradGuard()) {
            classifier.parameters().get(name).copy_(before);
        }
    }

    private void take(Map<String, float[]> gradients) {
        try (Scope scope = Scope.open()) {
            classifier
                    .parameters()
                    .byName()
                    .forEach((name, tensor) -> gradients.put(name, Tensors.toFloats(tensor.grad())));
        }
        classifier.parameters().clearGradients();
    }

    private static float largest(float... values) {
        float largest = 0;
        for (float value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
