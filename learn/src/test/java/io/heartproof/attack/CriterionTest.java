package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.white.Pgd;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class CriterionTest {
    private static final float[] SECOND = {1, 3, 2};

    @Test
    void anAnswerDiffersFromEveryOtherLabel() {
        assertThat(Criterion.ANSWER_DIFFERS.isBroken(SECOND, 1)).isFalse();
        assertThat(Criterion.ANSWER_DIFFERS.isBroken(SECOND, 2)).isTrue();
    }

    @Test
    void aTargetIsReachedByItsOwnClassWhateverTheLabel() {
        assertThat(Criterion.reaches(1).isBroken(SECOND, 0)).isTrue();
        assertThat(Criterion.reaches(1).isBroken(SECOND, 1)).isTrue();
        assertThat(Criterion.reaches(2).isBroken(SECOND, 0)).isFalse();
    }

    /**
     * Offsets of 0.7: with 0.5 "up" can become "apart" but not "down", for which both groups of leads would have to fall below 0.
     */
    @Test
    void anAttackTowardsAClassBreaksThoseThatReachIt() {
        try (TorchClassifier classifier = SmallWorld.knowing();
                Scope scope = Scope.open()) {
            Victims victims = Victims.of(SmallWorld.batch(SmallWorld.recordings(3, 3)), Device.CPU, 1, 2, 3);
            NoiseSpace space = NoiseSpace.of(Budget.relative(Norm.LINF, 0.5), victims, classifier.contract());
            Pgd pgd = Pgd.of(0.125, 8, new CrossEntropy());

            AttackOutcome towardsApart = pgd.towards(2).attack(classifier, space);
            assertThat(towardsApart.broken()).containsExactly(true, true, true);
            assertThat(towardsApart.predictions()).containsOnly(2);
            assertThat(towardsApart.passes().backward()[2])
                    .as("it is there without noise")
                    .isZero();

            assertThat(pgd.towards(1).attack(classifier, space).broken()).containsExactly(false, true, false);
        }
    }
}
