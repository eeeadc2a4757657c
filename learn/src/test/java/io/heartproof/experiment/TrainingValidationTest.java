package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.defence.PgdValidation;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.Objectives;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.testing.SmallWorld;
import io.heartproof.training.validation.Keep;
import io.heartproof.training.validation.ValidationPlan;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TrainingValidationTest {
    private static final PreparedSet SIX = SmallWorld.recordings(6, 1);

    @Test
    void plainTrainingKeepsTheBestWithoutNoiseAndEveryDefenceTheBestUnderAttack() {
        assertThat(plan("defence.objective=ce").keeping().rule()).isEqualTo(Keep.BEST_VALIDATION);
        assertThat(plan("defence.objective=nsr").keeping().rule()).isEqualTo(Keep.BEST_ROBUST);
        assertThat(plan("defence.objective=0.5*ce+0.5*trades").keeping().rule()).isEqualTo(Keep.BEST_ROBUST);
        assertThat(plan("defence.objective=nsr", "training.keep=last").keeping().rule())
                .isEqualTo(Keep.LAST);
        assertThat(plan("defence.objective=nsr", "training.robustValidation.every=0")
                        .keeping()
                        .rule())
                .isEqualTo(Keep.BEST_VALIDATION);
    }

    @Test
    void thePublishedMethodKeepsTheLastEpochAndIsNotAttacked() {
        ValidationPlan plan = plan(ConfigFile.preset("paper").config(), 1000);
        assertThat(plan.keeping().rule()).isEqualTo(Keep.LAST);
        assertThat(plan.robust()).isEmpty();
    }

    @Test
    void theAttackHasTheSizeOfTheTrainingsOwn() {
        assertThat(budget("defence.objective=ce")).isEqualTo(Budget.relative(Norm.LINF, 0.01));
        assertThat(budget("defence.objective=madry:0.02")).isEqualTo(Budget.relative(Norm.LINF, 0.02));
        assertThat(budget("defence.objective=0.5*nsr+0.5*trades:0.03")).isEqualTo(Budget.relative(Norm.LINF, 0.03));
        assertThat(budget("defence.objective=madry:20", "defence.madry.unit=microvolts"))
                .isEqualTo(Budget.microvolts(Norm.LINF, 20));
        assertThat(budget("defence.objective=madry:0.02", "training.robustValidation.epsilon=0.05"))
                .isEqualTo(Budget.relative(Norm.LINF, 0.05));
    }

    /**
     * Ten iterations and a question are 21 passes for each of 6 recordings: 126. A plain draw is 3 passes, of which 40 % may be
     * spent: 105 draws suffice. A draw of madry is 3 + 2 x 7 passes, of which 15 % may be spent: 50 draws suffice.
     */
    @Test
    void itIsAttackedEveryEpochWhereThatCostsLittle() {
        assertThat(plan(config("defence.objective=ce"), 105).every()).isEqualTo(1);
        assertThat(plan(config("defence.objective=ce"), 104).every()).isEqualTo(2);
        assertThat(plan(config("defence.objective=madry"), 50).every()).isEqualTo(1);
        assertThat(plan(config("defence.objective=madry"), 49).every()).isEqualTo(2);
        assertThat(plan("training.robustValidation.every=5").every()).isEqualTo(5);
    }

    /** 70 epochs, of which 10 warm up; then strength (epoch - 9) / 60 is 1/2 in epoch 39. */
    @Test
    void oneStepIsTriedWhereTheTrainingTakesOneAndIsHalfWay() {
        assertThat(singleStepFrom("defence.objective=fast")).hasValue(39);
        assertThat(singleStepFrom("defence.objective=fast", "defence.warmUpEpochs=0", "defence.growth=atOnce"))
                .hasValue(0);
        assertThat(singleStepFrom("defence.objective=madry")).isEmpty();
        assertThat(singleStepFrom("defence.objective=madry", "defence.madry.iterations=1"))
                .hasValue(39);
        assertThat(singleStepFrom("defence.objective=0.5*fast+0.5*madry")).isEmpty();
        assertThat(singleStepFrom("defence.objective=ce")).isEmpty();
    }

    @Test
    void epochsOfTheWarmUpAreNotKept() {
        assertThat(plan("defence.objective=trades").keeping().from()).isEqualTo(10);
        assertThat(plan("defence.objective=0.5*ce+0.5*nsr").keeping().from()).isEqualTo(10);
        assertThat(plan("defence.objective=trades", "training.epochs=2", "defence.warmUpEpochs=5")
                        .keeping()
                        .from())
                .isEqualTo(1);
        assertThat(plan("defence.objective=ce").keeping().from()).isZero();
    }

    @Test
    void chanceIsThatOfTheClassesThereAre() {
        assertThat(plan("defence.objective=ce").keeping().chance()).isEqualTo(1.0 / 3);
    }

    @Test
    void settingsThatContradictOneAnotherAreRefused() {
        assertThatThrownBy(() -> config("training.robustValidation.every=0", "training.keep=bestRobust"))
                .isInstanceOf(BadUsage.class)
                .hasMessage("training.robustValidation.every: expected at least 1, or null, where training.keep is"
                        + " bestRobust, got 0");
        assertThatThrownBy(() -> config("training.patience=3", "training.keep=last"))
                .isInstanceOf(BadUsage.class)
                .hasMessage("training.patience: expected null where training.keep is last, got 3");
        assertThatThrownBy(() -> config("training.keep=best"))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("training.keep: expected one of last, bestValidation, bestRobust, got \"best\"");
    }

    private static ExperimentConfig config(String... settings) {
        ConfigFile file = ConfigFile.defaults().with("training.epochs=70");
        for (String setting : settings) {
            file = file.with(setting);
        }
        return file.config();
    }

    private static ValidationPlan plan(String... settings) {
        return plan(config(settings), 1000);
    }

    private static ValidationPlan plan(ExperimentConfig config, int draws) {
        return validation(config).plan(draws, SIX, Progress.NONE);
    }

    private static Budget budget(String... settings) {
        return validation(config(settings)).budget();
    }

    private static OptionalInt singleStepFrom(String... settings) {
        return ((PgdValidation) plan(settings).robust().orElseThrow()).singleStepFrom();
    }

    private static TrainingValidation validation(ExperimentConfig config) {
        return new TrainingValidation(config, new Objectives(config.defence()).objective());
    }
}
