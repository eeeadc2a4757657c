package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Attacks aimed at "down" on recordings of "up", whose two groups of leads lie at 0.7 and would both have to fall below 0: noise
 * of 0.5 makes any of them "apart", noise of 0.9 "down".
 */
@ExtendWith(NoTensorLeft.class)
class AimedEvaluationTest {
    private static final List<Double> LEVELS = List.of(0.5, 1.2);
    private static final int DOWN = 1;

    private static final PreparedSet UP = SmallWorld.recordings(6, 3).at(0, 3);

    @ParameterizedTest
    @ValueSource(strings = {"ifgsm", "apgd-ce", "apgd-dlr", "apgd-t", "fmn", "sap"})
    void onlyTheTargetBreaksARecording(String attack) {
        List<Answers> aimed = answers(attack, "down");
        assertThat(aimed)
                .extracting(one -> one.condition().kind().setting(Kind.TARGET).orElse(""))
                .containsExactly("down", "down");
        assertThat(aimed.get(0).predictions()).as("at 0.5").containsExactly(UP.labels());
        assertThat(aimed.get(1).predictions()).as("at 1.2").containsOnly(DOWN);
    }

    @Test
    void anyWrongAnswerTakesLess() {
        assertThat(answers("apgd-ce", null).get(0).predictions()).doesNotContain(0);
    }

    /** AUROC asks for log odds of every recording; smooth noise, and noise that is after one class, are left without. */
    @Test
    void logOddsAreKnownWhereAnyNoiseIsAllowed() {
        assertThat(List.of("ifgsm", "fmn", "square"))
                .allSatisfy(name -> assertThat(answers(name, null))
                        .allSatisfy(level -> assertThat(level.odds()).hasSize(2)));
        assertThat(answers("ifgsm", null).get(1).odds().get(0).of(0))
                .isLessThan(answers("square", null).get(1).odds().get(0).of(0));
        assertThat(List.of(answers("sap", null), answers("fgsm", null), answers("ifgsm", "down")))
                .allSatisfy(levels -> assertThat(levels)
                        .allSatisfy(level -> assertThat(level.odds()).isEmpty()));
    }

    private static List<Answers> answers(String attack, @Nullable String target) {
        PgdConfig pgd = new PgdConfig(1, 1, 0.1, PgdLoss.CROSS_ENTROPY, List.of(), List.of());
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 1)) {
            List<Ladder> ladders = new EvaluationAttacks(config(target, attack), pgd)
                    .ladders(new AttackLadders(4, 7), classifier, workers, Progress.NONE);
            return new Evaluator(4, Progress.NONE)
                    .evaluate(workers, ladders, UP)
                    .under(Family.ADVERSARIAL);
        }
    }

    private static AttackConfig config(@Nullable String target, String... attacks) {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(LEVELS, List.of());
        AttackConfig any = AttackConfig.of(
                List.of(attacks),
                new AttackConfig.Levels(levels, levels),
                new SuiteStrength(5, 15),
                AttackConfig.FoundOn.NONE);
        return target == null ? any : any.aimedAt(target);
    }

    @Test
    void refusesWhatCannotBeAimed() {
        for (String attack : List.of("pgd", "standard", "full")) {
            assertThatThrownBy(() -> config("down", "fgsm", attack))
                    .isInstanceOf(BadUsage.class)
                    .hasMessageContaining("evaluation.attack.target: expected null with the attack " + attack);
        }
        LabelSet labels = SmallWorld.CONTRACT.labels();
        assertThatThrownBy(() -> config("AF", "fgsm").target(labels))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("evaluation.attack.target: expected a class of the classifier, ")
                .hasMessageEndingWith("got AF");
        assertThat(config("down", "fgsm").target(labels)).contains(labels.get(DOWN));
    }
}
