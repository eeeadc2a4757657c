package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.journal.NoiseKeeper;
import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.EvaluationAttacks;
import io.heartproof.attack.suite.Suite;
import io.heartproof.attack.suite.SuiteStrength;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.Trial;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteOutcome;
import io.heartproof.metric.suite.Untried;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.WatchedNetwork;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** PGD, FGSM and a suite in a limited time, by a clock on which the network takes a second for each recording. */
@ExtendWith(NoTensorLeft.class)
class TimedEvaluationTest {
    private static final PreparedSet SET =
            new PreparedSet(SmallWorld.recordings(9, 3).recordings(), new int[] {0, 1, 2, 1, 1, 2, 0, 1, 2});
    private static final List<Double> LEVELS = List.of(0.05, 0.1, 0.3, 0.5);
    private static final long SECOND = 1_000_000_000L;
    private static final int BATCH = 4;

    @TempDir
    static Path folder;

    private static Timed whole;

    @BeforeAll
    static void evaluateInAllTheTime() throws IOException {
        whole = evaluate(1e9, "whole");
    }

    /** Answers, what was left out, and how long attacks and checks took. */
    private record Timed(
            Evaluation evaluation,
            List<Ladder> ladders,
            List<Untried> untried,
            double secondsBeforeSuite,
            double seconds) {
        List<String> sources() {
            return evaluation.noises().stream().map(Kind::source).toList();
        }

        /** When the suite, which comes last, was through with its own attacks. */
        double secondsOfAttacks() {
            return secondsBeforeSuite
                    + evaluation.suites().get(0).attacks().stream()
                            .mapToDouble(AttackEffort::seconds)
                            .sum();
        }
    }

    @Test
    void makesTheCheapestFirstAndLeavesNothingOutWhereTimeSuffices() {
        assertThat(whole.untried).isEmpty();
        assertThat(whole.sources()).containsExactly("fgsm", "pgd", Suite.STANDARD);
        assertThat(suite(whole).checks()).anyMatch(check -> check.value().isPresent());
    }

    @Test
    void endsAtMostABatchAfterItsTimeAndNamesAllThatItLeftOut() throws IOException {
        long longest = BATCH * 50; // passes of the longest part of an attack on a batch, the checks' own questions
        for (int part = 1; part < 8; part++) {
            double limit = whole.seconds * part / 8;

            Timed timed = evaluate(limit, "part" + part);

            assertThat(timed.seconds).isLessThan(limit + longest);
            boolean suiteWasWhole =
                    timed.untried.stream().noneMatch(one -> one.kind().source().equals(Suite.STANDARD));
            if (suiteWasWhole) {
                assertThat(suite(timed).recordings()).hasSameSizeAs(suite(whole).recordings());
            }
            requireOnlyUpperBounds(timed);
        }
    }

    /** PGD climbs from the same starts: a recording that it breaks in less time it breaks in all the time, too. */
    private static void requireOnlyUpperBounds(Timed timed) {
        for (Answers cut : timed.evaluation.answers()) {
            Answers all = whole.evaluation.answers().stream()
                    .filter(one -> one.condition().equals(cut.condition()))
                    .findFirst()
                    .orElseThrow();
            boolean bySuite = cut.condition().kind().source().equals(Suite.STANDARD);
            for (int i = 0; i < SET.size() && !bySuite; i++) {
                boolean right = cut.predictions()[i] == SET.labels()[i];
                assertThat(right || all.predictions()[i] != SET.labels()[i]).isTrue();
            }
        }
    }

    /** FGSM asks for a gradient and an answer at each level: the batch that begins at 0 s is the only one. */
    @Test
    void leavesOutLevelsAndAttacksThatNothingWasTriedAt() throws IOException {
        Timed timed = evaluate(0.5, "shortest");

        List<Answers> attacked = timed.evaluation.under(Family.ADVERSARIAL);
        assertThat(attacked).extracting(one -> one.condition().kind().source()).containsExactly("fgsm");
        assertThat(attacked.get(0).condition().level()).isEqualTo(0.05);
        assertThat(timed.evaluation.suites()).isEmpty();
        assertThat(timed.ladders.stream().flatMap(ladder -> ladder.trials().stream()))
                .extracting(Trial::condition)
                .containsExactly(attacked.get(0).condition());
        assertThat(timed.untried.get(0).attack()).isEqualTo("fgsm");
        assertThat(timed.untried.get(0).attacked()).isBetween(1, BATCH);
        assertThat(timed.untried)
                .extracting(one -> one.kind().source() + " " + one.attack())
                .containsExactly(
                        "fgsm fgsm",
                        "pgd pgd",
                        "standard fmn",
                        "standard apgd-ce",
                        "standard apgd-margin",
                        "standard apgd-t",
                        "standard square");
        assertThat(timed.untried)
                .filteredOn(one -> !one.attack().equals("fgsm"))
                .allMatch(one -> one.attacked() == 0);
    }

    /** The time ends with the suite's last attack; no check that attacks is an alarm for want of time. */
    @Test
    void countsChecksThatNoTimeIsLeftForAsNotMade() throws IOException {
        Timed timed = evaluate(whole.secondsOfAttacks(), "unchecked");

        assertThat(timed.untried).isEmpty();
        SuiteOutcome suite = suite(timed);
        assertThat(suite.attacks())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds")
                .isEqualTo(suite(whole).attacks());
        assertThat(suite.alone()).isEmpty();
        assertThat(suite.checks())
                .filteredOn(check ->
                        check.name().equals("huge budget") || check.name().equals("too few iterations"))
                .extracting(Check::text)
                .containsOnly("no time was left");
        assertThat(suite.checks())
                .filteredOn(Check::alarm)
                .extracting(Check::name)
                .isSubsetOf(suite(whole).checks().stream()
                        .filter(Check::alarm)
                        .map(Check::name)
                        .toList());
    }

    @Test
    void countsTheTimeOfAllPartsOfAnInterruptedEvaluation() throws IOException {
        double limit = whole.seconds / 2;
        Timed once = evaluate(limit, "twice");

        Timed again = evaluate(limit, "twice");

        assertThat(again.untried).isEqualTo(once.untried);
        for (int i = 0; i < once.evaluation.answers().size(); i++) {
            assertThat(again.evaluation.answers().get(i).predictions())
                    .isEqualTo(once.evaluation.answers().get(i).predictions());
        }
    }

    private static SuiteOutcome suite(Timed timed) {
        return timed.evaluation.suites().get(0);
    }

    private static Timed evaluate(double seconds, String name) throws IOException {
        AttackConfig.NormLevels levels = new AttackConfig.NormLevels(LEVELS, List.of());
        AttackConfig config = AttackConfig.of(
                        List.of("pgd", Suite.STANDARD, "fgsm"),
                        new AttackConfig.Levels(levels, levels),
                        new SuiteStrength(5, 15),
                        AttackConfig.FoundOn.NONE)
                .within(seconds / 60);
        PgdConfig pgd = new PgdConfig(2, 2, 0.5, PgdLoss.CROSS_ENTROPY, LEVELS, List.of());
        AtomicLong looks = new AtomicLong();
        try (TorchClassifier known = SmallWorld.knowing();
                AttackJournal journal =
                        AttackJournal.open(folder.resolve(name), () -> looks.get() * SECOND, NoiseKeeper.NONE)) {
            journal.endAfter(seconds);
            TorchClassifier classifier =
                    new TorchClassifier(SmallWorld.CONTRACT, new WatchedNetwork(known.network(), looks::addAndGet));
            try (Workers workers = Workers.of(classifier, 1)) {
                List<Ladder> ladders = new EvaluationAttacks(config, pgd)
                        .ladders(new AttackLadders(BATCH, 7, journal), classifier, workers, Progress.NONE);
                double[] before = new double[1];
                Evaluation evaluation = new Evaluator(9, saying(Suite.STANDARD, () -> before[0] = journal.seconds()))
                        .evaluate(workers, ladders, SET);
                return new Timed(evaluation, ladders, journal.untried(), before[0], journal.seconds());
            }
        }
    }

    /** Has something done as work of that name begins. */
    private static Progress saying(String name, Runnable done) {
        return (what, total) -> {
            if (what.startsWith(name)) {
                done.run();
            }
            return Progress.NONE.start(what, total);
        };
    }
}
