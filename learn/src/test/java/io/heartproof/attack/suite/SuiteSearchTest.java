package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.BudgetedAttack;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.attack.white.Fmn;
import io.heartproof.condition.LevelUnit;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.AttackedRecording;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.WatchedNetwork;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The suite on a network whose answers are known: "up" and "down" lie about 0.39 of the peak from another class in Linf, so 0.5
 * breaks them and 0.3 does not, "apart" about 1.0. The fourth recording bears a wrong label.
 */
@ExtendWith(NoTensorLeft.class)
class SuiteSearchTest {
    private static final int[] LABELS = {0, 1, 2, 1, 1, 2, 0, 1, 2};
    private static final PreparedSet SET =
            new PreparedSet(SmallWorld.recordings(9, 3).recordings(), LABELS);
    private static final SuiteStrength STRENGTH = new SuiteStrength(20, 30);

    @Test
    void findsTheSmallestLevelThatBreaksEachRecording() {
        Evaluation evaluation = evaluate(List.of(0.1, 0.3, 0.5, 0.6), 4, 2);

        List<Answers> answers = evaluation.answers();
        assertThat(right(answers.get(1))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
        assertThat(right(answers.get(2))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
        assertThat(right(answers.get(3))).containsExactly(2, 5, 8);
        assertThat(right(answers.get(4))).containsExactly(2, 5, 8);
        assertThat(answers.get(4).predictions()[3]).as("not attacked").isZero();
    }

    @Test
    void saysWhichAttackBrokeARecordingAtWhichSize() {
        SuiteOutcome outcome =
                evaluate(List.of(0.1, 0.3, 0.5, 0.6), 4, 2).suites().get(0);

        assertThat(outcome.recordings()).hasSize(8).allSatisfy(one -> {
            assertThat(one.forward()).isPositive();
            assertThat(one.backward()).isPositive();
        });
        AttackedRecording up = outcome.recordings().get(0);
        assertThat(up.brokenBy()).contains("fmn");
        assertThat(up.level()).contains(0.5);
        assertThat(up.smallest().orElseThrow()).isBetween(0.3, 0.5);
        assertThat(outcome.recordings().get(2).level()).isEmpty();
    }

    @Test
    void countsWhatEachAttackDid() {
        SuiteOutcome outcome =
                evaluate(List.of(0.1, 0.3, 0.5, 0.6), 4, 2).suites().get(0);

        assertThat(outcome.attacks())
                .extracting(AttackEffort::attack)
                .containsExactly("fmn", "apgd-ce", "apgd-margin", "apgd-t", "square");
        assertThat(outcome.attacks()).extracting(AttackEffort::attacked).containsExactly(8, 8, 8, 8, 8);
        assertThat(outcome.attacks().get(4).backward()).isZero();
        assertThat(outcome.attacks().stream().mapToLong(AttackEffort::passes).sum())
                .isEqualTo(outcome.recordings().stream()
                        .mapToLong(one -> one.forward() + one.backward())
                        .sum());
    }

    @Test
    void givesTheSameWhateverTheBatchesAndThreads() {
        Evaluation one = evaluate(List.of(0.1, 0.3, 0.5, 0.6), 9, 1);
        Evaluation other = evaluate(List.of(0.1, 0.3, 0.5, 0.6), 2, 2);

        for (int level = 0; level < one.answers().size(); level++) {
            assertThat(other.answers().get(level).predictions())
                    .isEqualTo(one.answers().get(level).predictions());
            for (int i = 0; i < LABELS.length; i++) {
                assertThat(other.answers().get(level).odds().get(i).values())
                        .containsExactly(one.answers().get(level).odds().get(i).values(), within(1e-3f));
            }
        }
        for (int i = 0; i < 8; i++) {
            AttackedRecording here = one.suites().get(0).recordings().get(i);
            AttackedRecording there = other.suites().get(0).recordings().get(i);
            assertThat(there.brokenBy()).isEqualTo(here.brokenBy());
            assertThat(there.size()).isEqualTo(here.size(), within(1e-3));
        }
    }

    /** In this world 1.0 is a millivolt in every lead. */
    @Test
    void measuresNoiseInMicrovolts() {
        List<Double> microvolts = List.of(100.0, 300.0, 500.0, 600.0);
        Evaluation evaluation = evaluate(config(Budget.Unit.MICROVOLTS, microvolts, List.of()), 4, 2);

        assertThat(evaluation.answers().get(3).condition().kind().unit()).isEqualTo(LevelUnit.MICROVOLTS);
        assertThat(right(evaluation.answers().get(2))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
        assertThat(right(evaluation.answers().get(3))).containsExactly(2, 5, 8);
        AttackedRecording up = evaluation.suites().get(0).recordings().get(0);
        assertThat(up.microvolts().orElseThrow()).isBetween(300.0, 500.0).isEqualTo(up.size(), within(0.01));
        AttackedRecording relative =
                evaluate(List.of(0.5), 4, 2).suites().get(0).recordings().get(0);
        assertThat(relative.microvolts().orElseThrow()).isEqualTo(1000 * relative.size(), within(0.01));
    }

    /** Of eight leads, noise in the first alone moves the mean of its group by a quarter: 0.5 breaks nothing any more. */
    @Test
    void keepsNoiseInTheLeadsAsked() {
        Evaluation evaluation = evaluate(config(Budget.Unit.RELATIVE, List.of(0.5), List.of("I")), 4, 2);

        assertThat(right(evaluation.answers().get(1))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
        assertThat(evaluation.answers().get(1).condition().kind().setting("leads"))
                .contains("I");
    }

    /** Climbing from below with the same attacks as an ensemble comes to the same. */
    @Test
    void agreesWithClimbing() {
        List<Double> levels = List.of(0.3, 0.5);
        List<Answers> searched = evaluate(levels, 4, 2).answers();
        Ensemble worst = new Ensemble(
                "standard", Suite.of(Suite.STANDARD, STRENGTH, Norm.LINF).attacks());
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 2)) {
            List<Ladder> climbing = new AttackLadders(4, 7)
                    .of(
                            levels.stream()
                                    .map(level -> new BudgetedAttack(
                                            worst,
                                            Budget.relative(Norm.LINF, level),
                                            Where.EVERYWHERE,
                                            searched.get(1).condition().kind()))
                                    .toList(),
                            classifier,
                            workers,
                            Progress.NONE);
            List<Answers> climbed = new Evaluator(9, Progress.NONE)
                    .evaluate(workers, climbing, SET)
                    .answers();

            assertThat(right(climbed.get(1))).isEqualTo(right(searched.get(1)));
            assertThat(right(climbed.get(2))).isEqualTo(right(searched.get(2)));
        }
    }

    /**
     * Named alone, the search for the smallest noise runs once, not at every level, and answers for all of them. Five steps at each
     * level, and a look at the last, are for log odds.
     */
    @Test
    void searchesOnceForTheSmallestNoiseByName() {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(List.of(0.1, 0.3, 0.5, 0.6), List.of());
        AttackConfig config = AttackConfig.of(
                List.of("fmn"), new AttackConfig.Levels(levels, levels), STRENGTH, AttackConfig.FoundOn.NONE);
        try (TorchClassifier known = SmallWorld.knowing()) {
            AtomicLong looks = new AtomicLong();
            WatchedNetwork watched = new WatchedNetwork(known.network(), looks::addAndGet);
            Evaluation evaluation = evaluate(config, 4, 1, new TorchClassifier(SmallWorld.CONTRACT, watched));

            assertThat(looks).hasValue(9 + 8 * Fmn.STEPS + 8 * 4 * 6);
            List<Answers> answers = evaluation.answers();
            assertThat(answers).hasSize(5);
            assertThat(right(answers.get(1))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
            assertThat(right(answers.get(2))).containsExactly(0, 1, 2, 4, 5, 6, 7, 8);
            assertThat(right(answers.get(3))).containsExactly(2, 5, 8);
            assertThat(right(answers.get(4))).containsExactly(2, 5, 8);
            assertThat(answers.get(4).odds()).hasSize(9);
            assertThat(evaluation.suites()).isEmpty();
        }
    }

    /**
     * Every recording is asked about at every level, whether a smaller one breaks it or not: log odds fall from level to level.
     */
    @Test
    void knowsLogOddsThatGetWorseWithEveryLevel() {
        List<Answers> answers = evaluate(List.of(0.1, 0.3, 0.5, 0.6), 4, 2).answers();

        for (int i : right(answers.get(0))) {
            double below = answers.get(0).odds().get(i).of(LABELS[i]);
            for (Answers level : answers.subList(1, answers.size())) {
                double here = level.odds().get(i).of(LABELS[i]);
                assertThat(here).as("recording %d", i).isLessThan(below);
                assertThat(here <= 0 || level.predictions()[i] == LABELS[i])
                        .as("recording %d", i)
                        .isTrue();
                below = here;
            }
        }
        assertThat(answers.get(4).odds().get(3))
                .as("not attacked")
                .isEqualTo(answers.get(0).odds().get(3));
    }

    private static Evaluation evaluate(List<Double> linf, int batchSize, int threads) {
        return evaluate(config(Budget.Unit.RELATIVE, linf, List.of()), batchSize, threads);
    }

    private static AttackConfig config(Budget.Unit unit, List<Double> linf, List<String> leads) {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(linf, List.of());
        return AttackConfig.of(
                        List.of(Suite.STANDARD),
                        new AttackConfig.Levels(levels, levels),
                        STRENGTH,
                        AttackConfig.FoundOn.NONE)
                .measuredIn(unit)
                .inLeads(leads);
    }

    private static Evaluation evaluate(AttackConfig config, int batchSize, int threads) {
        try (TorchClassifier classifier = SmallWorld.knowing()) {
            return evaluate(config, batchSize, threads, classifier);
        }
    }

    private static Evaluation evaluate(AttackConfig config, int batchSize, int threads, TorchClassifier classifier) {
        PgdConfig pgd = new PgdConfig(1, 1, 0.1, PgdLoss.CROSS_ENTROPY, List.of(0.1), List.of());
        try (Workers workers = Workers.of(classifier, threads)) {
            List<Ladder> ladders = new EvaluationAttacks(config, pgd)
                    .ladders(new AttackLadders(batchSize, 7), classifier, workers, Progress.NONE);
            return new Evaluator(9, Progress.NONE).evaluate(workers, ladders, SET);
        }
    }

    private static int[] right(Answers answers) {
        return IntStream.range(0, LABELS.length)
                .filter(i -> answers.predictions()[i] == LABELS[i])
                .toArray();
    }
}
