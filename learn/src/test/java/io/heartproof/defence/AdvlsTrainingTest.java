package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.white.Pgd;
import io.heartproof.batch.Batch;
import io.heartproof.classifier.Logits;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.TorchClassifier;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.KnownNetwork;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.objective.Objective.CurrentEpoch;
import io.heartproof.training.objective.TrainingBatch;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class AdvlsTrainingTest {
    private static final long SEED = 5;
    private static final CurrentEpoch LAST = new CurrentEpoch(69, 70);

    private final AdvlsTraining objective = AdvlsTraining.of(0.1, 3, Ramp.PUBLISHED);

    @Test
    void budgetAndStepsGrowWithTheStrength() {
        AdvlsTraining published = AdvlsTraining.of(0.06, AdvlsTraining.PUBLISHED_ITERATIONS, Ramp.PUBLISHED);
        double strength = published.ramp().strength(new CurrentEpoch(10, 70));

        Pgd first = published.attack().at(strength, new SoftLogitMargin());

        assertThat(published.attack().budget(strength).epsilon()).isEqualTo(0.001, within(1e-12)); // 0.06 / 60
        assertThat(first.stepSize()).isEqualTo(0.0002, within(1e-12)); // 4 * 0.001 / 20
    }

    @Test
    void attackRunsAllIterationsAndItsStepsAddUpToFourEpsilons() {
        TrainingAttack published = AdvlsTraining.of(0.05, 20, Ramp.PUBLISHED).attack();
        Pgd attack = published.at(1, new SoftLogitMargin());

        assertThat(published.budget(1).epsilon()).isEqualTo(0.05, within(1e-12));
        assertThat(attack.iterations()).isEqualTo(20);
        assertThat(attack.stepSize()).isEqualTo(0.01, within(1e-12));
        assertThat(attack.stop()).isEqualTo(Pgd.Stop.UNSEEN);
        assertThat(attack.start()).isEqualTo(Pgd.Start.RANDOM);
    }

    @Test
    void valueIsHalfTheMeanPlusHalfTheSumOverTheAttackedByN() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            // The last two of eight labels are wrong, so that six are attacked.
            Batch batch = SmallWorld.batch(SmallWorld.recordings(8, 3));
            int[] labels = batch.labels().clone();
            labels[6] = (labels[6] + 1) % 3;
            labels[7] = (labels[7] + 1) % 3;
            TrainingBatch given = new TrainingBatch(
                    classifier.values(batch), classifier.mask(batch), Tensors.of(labels, classifier.device()), SEED);
            Tensor logits = classifier.logits(given.values(), given.mask());
            int[] predictions = Logits.predictions(Tensors.toRows(logits));
            int[] correct = IntStream.range(0, 8)
                    .filter(n -> predictions[n] == labels[n])
                    .toArray();
            assertThat(correct).containsExactly(0, 1, 2, 3, 4, 5);
            double clean = sum(new CrossEntropy().perRecording(logits, given.labels()));
            double attacked = attacked(classifier, given, correct);

            double value = objective.backward(classifier, given, LAST);

            assertThat(value).isEqualTo(0.5 * clean / 8 + 0.5 * attacked / 8, within(1e-6));
            assertThat(value).isGreaterThan(0.5 * clean / 8);
            assertThat(sum(classifier
                            .parameters()
                            .get(KnownNetwork.ANSWERS)
                            .grad()
                            .abs()))
                    .isPositive();
            classifier.parameters().clearGradients();
        }
    }

    @Test
    void beforeTheAttackTheFirstTermKeepsItsHalf() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Batch batch = SmallWorld.batch(SmallWorld.recordings(4, 3));
            TrainingBatch given =
                    new TrainingBatch(classifier.values(batch), classifier.mask(batch), classifier.labels(batch), SEED);
            Tensor logits = classifier.logits(given.values(), given.mask());
            double clean = sum(new CrossEntropy().perRecording(logits, given.labels()));

            double value = objective.backward(classifier, given, new CurrentEpoch(0, 70));

            assertThat(value).isEqualTo(0.5 * clean / 4, within(1e-5));
            classifier.parameters().clearGradients();
        }
    }

    @Test
    void refusesNumbersThatNobodyMeans() {
        assertThatThrownBy(() -> AdvlsTraining.of(0, 20, Ramp.PUBLISHED)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> AdvlsTraining.of(0.1, 0, Ramp.PUBLISHED)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The sum of the cross entropy of the attacked recordings, step by step. */
    private double attacked(TorchClassifier classifier, TrainingBatch batch, int[] correct) {
        long[] seeds = IntStream.range(0, correct.length)
                .mapToLong(i -> Seeds.derive(SEED, i))
                .toArray();
        Victims victims = new Victims(
                Tensors.rows(batch.values(), correct),
                Tensors.rows(batch.mask(), correct),
                Tensors.rows(batch.labels(), correct),
                seeds);
        Budget budget = Budget.relative(Norm.LINF, 0.1);
        Tensor noise = objective
                .attack()
                .at(1, new SoftLogitMargin())
                .attack(classifier, NoiseSpace.of(budget, victims, classifier.contract()))
                .noise();
        Tensor logits = classifier.logits(victims.values().add(noise), victims.mask());
        return sum(new CrossEntropy().perRecording(logits, victims.labels()));
    }

    private static double sum(Tensor tensor) {
        return tensor.sum().item_double();
    }
}
