package io.heartproof.experiment.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.defence.AdvlsTraining;
import io.heartproof.defence.AwpTraining;
import io.heartproof.defence.JacobianTraining;
import io.heartproof.defence.MadryTraining;
import io.heartproof.defence.MartTraining;
import io.heartproof.defence.Mixture;
import io.heartproof.defence.NFgsmTraining;
import io.heartproof.defence.NsrTraining;
import io.heartproof.defence.Ramp;
import io.heartproof.defence.TradesTraining;
import io.heartproof.defence.TrainingAttack;
import io.heartproof.defence.margin.AmeTraining;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.loss.NsrPenalty;
import io.heartproof.problem.BadUsage;
import io.heartproof.training.objective.MeanLoss;
import io.heartproof.training.objective.Objective;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefenceNameTest {
    static Stream<Arguments> objectives() {
        Ramp ramp = Ramp.PUBLISHED;
        Ramp penalties = new Ramp(ramp.warmUpEpochs(), Ramp.Growth.AT_ONCE);
        Ramp fromTheFirst = new Ramp(OptionalInt.of(0), Ramp.Growth.AT_ONCE);
        Objective ce = new MeanLoss(new CrossEntropy());
        return Stream.of(
                Arguments.of("ce", ce),
                Arguments.of("nsr", new NsrTraining(0.5, 0.1, penalties)),
                Arguments.of(
                        "jacobian", new JacobianTraining(2, 1, JacobianTraining.Scale.PER_RECORDING, fromTheFirst)),
                Arguments.of("advls", AdvlsTraining.of(0.01, 20, ramp)),
                Arguments.of("advls:0.005", AdvlsTraining.of(0.005, 20, ramp)),
                Arguments.of(
                        "madry:0.02", new MadryTraining(new TrainingAttack(0.02, 7, 0.25, Pgd.Start.RANDOM), ramp)),
                Arguments.of("fast:0.02", new NFgsmTraining(Budget.relative(Norm.LINF, 0.02), 2, 1, ramp)),
                Arguments.of(
                        "mart:0.02", new MartTraining(new TrainingAttack(0.02, 10, 0.25, Pgd.Start.NEARBY), 5, ramp)),
                Arguments.of(
                        "nsr-l2", new NsrTraining(1, 1, new NsrPenalty(NsrPenalty.GradientNorm.L2, 1, 0), penalties)),
                Arguments.of("trades:0.02", trades(0.02)),
                Arguments.of("trades:0.02+awp", new AwpTraining(trades(0.02), 0.005, ramp)),
                Arguments.of(
                        "awp:0.01+2*ce",
                        new AwpTraining(new Mixture(List.of(new Mixture.Weighted(2, ce))), 0.01, ramp)),
                Arguments.of(
                        "0.5*ce+2*trades:1e-3",
                        new Mixture(List.of(new Mixture.Weighted(0.5, ce), new Mixture.Weighted(2, trades(0.001))))));
    }

    private static TradesTraining trades(double epsilon) {
        return new TradesTraining(new TrainingAttack(epsilon, 10, 0.225, Pgd.Start.NEARBY), 6, Ramp.PUBLISHED);
    }

    /** With the default settings, those of the papers but for nsr and jacobian. */
    @ParameterizedTest
    @MethodSource("objectives")
    void standsForAnObjective(String name, Objective expected) {
        ExperimentConfig config =
                ConfigFile.defaults().with("defence.objective=" + name).config();

        assertThat(new Objectives(config.defence()).objective()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"awp", "madry+awp+awp", "madry+2*awp"})
    void refusesWeightPerturbationThatPerturbsNothingTwiceOrWithAWeight(String name) {
        assertThatThrownBy(() -> DefenceName.of(name))
                .isInstanceOf(BadUsage.class)
                .hasMessage(
                        "defence.objective: expected awp once, without a weight, with a defence (madry:0.01+awp), got '"
                                + name + "'");
    }

    @Test
    void perturbsWeightsFromTheEpochThatItsSettingSays() {
        ExperimentConfig config = ConfigFile.defaults()
                .with("defence.objective=ce+awp")
                .with("defence.awp.fromEpoch=3")
                .with("defence.awp.gamma=0.02")
                .config();

        Objective objective = new Objectives(config.defence()).objective();
        assertThat(objective.weightPerturbation(new Objective.CurrentEpoch(2, 10)))
                .isZero();
        assertThat(objective.weightPerturbation(new Objective.CurrentEpoch(3, 10)))
                .isEqualTo(0.02);
    }

    @Test
    void marginsOfTheirOwnHaveAUnitAndNoEpsilon() {
        ConfigFile ame = ConfigFile.defaults().with("defence.objective=ame");
        Objectives relative = new Objectives(ame.config().defence());
        Objectives microvolts =
                new Objectives(ame.with("defence.ame.unit=microvolts").config().defence());

        assertThat(relative.needsVolts()).isFalse();
        assertThat(microvolts.needsVolts()).isTrue();
        assertThat(relative.objective()).isInstanceOf(AmeTraining.class);
        assertThat(relative.objective().memories()).hasSize(1);
        assertThatThrownBy(() -> DefenceName.of("ame:0.01")).hasMessageContaining("expected no epsilon for ame");
    }

    @Test
    void takesEverySettingOfItsDefence() {
        ExperimentConfig config = ConfigFile.defaults()
                .with("defence.objective=madry")
                .with("defence.madry.epsilon=0.03")
                .with("defence.madry.iterations=3")
                .with("defence.madry.stepFraction=0.5")
                .with("defence.warmUpEpochs=4")
                .with("defence.growth=atOnce")
                .config();

        assertThat(new Objectives(config.defence()).objective())
                .isEqualTo(new MadryTraining(
                        new TrainingAttack(0.03, 3, 0.5, Pgd.Start.RANDOM),
                        new Ramp(java.util.OptionalInt.of(4), Ramp.Growth.AT_ONCE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"advls", "madry", "fast", "trades", "mart"})
    void takesItsEpsilonInMicrovoltsWhereTheSettingsSaySo(String defence) {
        ConfigFile relative = ConfigFile.defaults().with("defence.objective=0.5*ce+0.5*" + defence + ":20");
        ConfigFile microvolts = relative.with("defence." + defence + ".unit=microvolts");

        assertThat(new Objectives(relative.config().defence()).needsVolts()).isFalse();
        Objectives objectives = new Objectives(microvolts.config().defence());
        assertThat(objectives.needsVolts()).isTrue();
        assertThat(objectives.objective().toString()).contains("largest=" + Budget.microvolts(Norm.LINF, 20));
        Objectives others =
                new Objectives(microvolts.with("defence.objective=nsr").config().defence());
        assertThat(others.needsVolts()).as("no attack at all").isFalse();
    }

    @ParameterizedTest
    @CsvSource({"nsr,defence.nsr.", "nsr-l2,defence.nsrL2."})
    void hasItsSettingsUnderItsName(String kind, String prefix) {
        assertThat(DefenceName.settings(kind)).isEqualTo(prefix);
    }

    @ParameterizedTest
    @CsvSource({
        "ce,ce",
        "1*nsr,nsr",
        "trades:1e-2,trades:0.01",
        "0.50*ce+0.5*nsr,0.5*ce+0.5*nsr",
        "1.0*nsr-l2,nsr-l2",
        "madry:1e-2+awp,madry:0.01+awp"
    })
    void isWrittenWithoutSuperfluousSigns(String given, String written) {
        assertThat(DefenceName.of(given)).hasToString(written);
    }
}
