package io.heartproof.attack.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.black.SourceNetwork;
import io.heartproof.attack.black.Transfer;
import io.heartproof.attack.check.AttacksBeside;
import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.suite.Check;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import io.heartproof.signal.Lead;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whether a suite notices that its figures are not to be trusted, on networks whose robust accuracy is known. */
@ExtendWith(NoTensorLeft.class)
class TrustTest {
    /** Recordings of class "up". */
    private static final PreparedSet SET = SmallWorld.recordings(72, 3)
            .at(IntStream.range(0, 24).map(i -> 3 * i).toArray());

    private static final SuiteStrength STRENGTH = new SuiteStrength(20, 50);
    private static final List<Double> LEVELS = List.of(0.1, 0.3, 0.5);

    /** Noise of 0.4 breaks it, so of 0.5 all are broken and of 0.3 none; no alarm, and every check was made. */
    @Test
    void trustsAnHonestNetwork() {
        SuiteFindings findings = findings(MarginNetwork.honest(), STRENGTH, LEVELS);

        assertThat(findings.alarms()).as(findings.checks().toString()).isEmpty();
        assertThat(findings.envelope()).containsExactly(1.0, 1.0, 0.0);
        assertThat(findings.smallest().get(0).median().known().orElseThrow().value())
                .isBetween(0.37, 0.5001);
        assertThat(findings.checks())
                .extracting(Check::name)
                .containsExactly(
                        "randomised",
                        "answers depend on the batch",
                        "probabilities given as logits",
                        "zero gradient",
                        "black box beats white box",
                        "noise without malice beats malice",
                        "huge budget",
                        "too few iterations",
                        "climbing",
                        "short attack beats the suite",
                        "optimality");
        assertThat(findings.checks())
                .allSatisfy(
                        check -> assertThat(check.value()).as(check.toString()).isPresent());
        assertThat(findings.remarks())
                .contains("Attacks towards a class raise its margin, not their ratio of differences (DLR), which takes"
                        + " four classes.");
        String cost = findings.remarks().get(0);
        assertThat(cost).matches("The checks made \\d+ passes, [\\d.]+ % of the \\d+ of the suite\\.");
        assertThat(Double.parseDouble(cost.replaceAll(".* ([\\d.]+) %.*", "$1")))
                .isBetween(1.0, 25.0);
    }

    @Test
    void noticesThatAnswersAreDrawnAtRandom() {
        MarginNetwork shaken = MarginNetwork.honest()
                .with(logits -> logits.add(torch.rand_like(logits).mul(new Scalar(0.01))));

        Check check = alarm("randomised", findings(shaken, STRENGTH, LEVELS));
        assertThat(check.value().orElseThrow()).isGreaterThan(1e-4);
        assertThat(check.toString())
                .matches("ALARM randomised: [\\d.e-]+, threshold 1.0E-4: \\d+ recordings asked about 5 times, .*");
    }

    @Test
    void noticesThatProbabilitiesAreGivenAsLogits() {
        MarginNetwork softmax = MarginNetwork.honest().with(logits -> logits.softmax(1));

        Check check = alarm("probabilities given as logits", findings(softmax, STRENGTH, LEVELS));
        assertThat(check.value()).contains(0.0);
        assertThat(check.threshold()).isOne();
    }

    /** As programs write them that round what they print. */
    @Test
    void noticesThatProbabilitiesAreRoundedToTwoDigits() {
        MarginNetwork rounded = MarginNetwork.honest()
                .with(logits -> logits.softmax(1)
                        .mul(new Scalar(0.985))
                        .mul(new Scalar(100))
                        .round()
                        .div(new Scalar(100)));

        assertThat(alarm("probabilities given as logits", findings(rounded, new SuiteStrength(1, 1), LEVELS))
                        .value())
                .contains(0.0);
    }

    /** As a network that was left in training: batch norm takes its means from whoever else is asked about. */
    @Test
    void noticesThatAnswersDependOnWhoElseIsInTheBatch() {
        MarginNetwork normed = MarginNetwork.of((u, v) -> u.add(v)
                .mul(new Scalar(-0.5))
                .add(new Scalar(0.4))
                .add(u.sub(u.mean()).mul(new Scalar(400))));

        Check check = alarm("answers depend on the batch", findings(normed, new SuiteStrength(2, 4), LEVELS));
        assertThat(check.value().orElseThrow()).isGreaterThan(1e-3);
        assertThat(check.threshold()).isEqualTo(1e-3);
    }

    /** The root of nothing has no gradient that is a number, so no step leads anywhere. */
    @Test
    void noticesThatGradientsAreNoNumbers() {
        MarginNetwork root = MarginNetwork.of((u, v) ->
                u.neg().add(new Scalar(0.4)).add(u.mul(new Scalar(0)).square().sqrt()));
        SuiteFindings findings = findings(root, new SuiteStrength(2, 20), LEVELS);

        assertThat(alarm("zero gradient", findings).value().orElseThrow()).isPositive();
        assertThat(alarm("black box beats white box", findings).value().orElseThrow())
                .isPositive();
    }

    /** Noise of 0.4 breaks all, but rounding leaves attacks by gradients without one; a sign per lead of Square does not. */
    @Test
    void noticesThatRoundingHidesTheGradient() {
        SuiteFindings findings = findings(rounded(), STRENGTH, List.of(0.3, 0.9));

        assertThat(alarm("zero gradient", findings).value().orElseThrow()).isPositive();
        assertThat(alarm("black box beats white box", findings).value().orElseThrow())
                .isGreaterThan(0.002);
    }

    /** The gradient of everything is hidden, so even with the whole range no attack by gradients finds anything. */
    @Test
    void noticesThatEvenTheWholeRangeBreaksNothing() {
        MarginNetwork still = MarginNetwork.of((u, v) -> u.sub(v.mul(new Scalar(0)))
                .mul(new Scalar(-1))
                .add(new Scalar(0.4))
                .mul(new Scalar(5))
                .round());
        SuiteFindings findings = findings(still, new SuiteStrength(10, 1), List.of(0.1, 0.3));

        assertThat(alarm("huge budget", findings).value().orElseThrow()).isPositive();
    }

    /** The second group of leads decides alone, and by more than half of the range; the suite may change the first alone. */
    @Test
    void trustsANetworkThatNoiseInSomeLeadsCannotBreak() {
        MarginNetwork second =
                MarginNetwork.of((u, v) -> v.neg().add(new Scalar(1.2)).add(u.mul(new Scalar(0.1))));
        AttackConfig config = config(new SuiteStrength(20, 20), LEVELS, Suite.STANDARD);
        List<String> first =
                SmallWorld.CONTRACT.leads().stream().limit(4).map(Lead::name).toList();
        SuiteFindings findings = findings(second, config.inLeads(first), List.of());

        assertThat(findings.alarms()).as(findings.checks().toString()).isEmpty();
        assertThat(findings.smallest().get(0).found()).isZero();
        assertThat(findings.checks())
                .filteredOn(check -> check.name().equals("huge budget"))
                .singleElement()
                .satisfies(check -> assertThat(check.value()).contains(0.0));
    }

    /**
     * The margin is 0.72 - u - 3 v (u - 0.25): at first its gradient leads v the wrong way, and turns only when u is past 0.25.
     * Two iterations do not get round the corner, four do.
     */
    @Test
    void noticesThatAttacksAreTooShort() {
        MarginNetwork corner = MarginNetwork.of((u, v) ->
                u.neg().add(new Scalar(0.72)).sub(v.mul(u.sub(new Scalar(0.25))).mul(new Scalar(3))));
        SuiteFindings findings = findings(corner, new SuiteStrength(2, 1), List.of(0.1, 0.5));

        Check check = alarm("too few iterations", findings);
        assertThat(check.value().orElseThrow()).isGreaterThan(0.01);
        assertThat(check.toString()).contains("threshold 0.01", "searching twice as long, broke");
        assertThat(findings.envelope().get(1))
                .as("what the longer search broke counts, too: " + findings)
                .isLessThan(1.0);
    }

    /**
     * Any noise breaks it with a chance of one in seven, and no gradient says which: ten draws are more than the attacks' starts,
     * and each attack breaks others.
     */
    @Test
    void noticesThatWhatBreaksIsChance() {
        MarginNetwork lottery = MarginNetwork.of(
                (u, v) -> u.mul(new Scalar(3e5)).sin().add(new Scalar(0.9)).sign());
        SuiteFindings findings = findings(lottery, new SuiteStrength(10, 1), List.of(0.1));

        assertThat(alarm("noise without malice beats malice", findings).value().orElseThrow())
                .isPositive();
        Check optimality = alarm("optimality", findings);
        assertThat(optimality.value().orElseThrow()).isLessThan(0.95);
        assertThat(optimality.toString()).contains("threshold 0.95", "the strongest attack alone is");
    }

    /** The margin falls to 0.08 at 0.7, but is below 0 between 0.2 and 0.28 alone, where no step of a large budget ends. */
    @Test
    void noticesThatClimbingBreaksMore() {
        MarginNetwork dip = MarginNetwork.of((u, v) -> {
            Tensor inside = u.gt(new Scalar(0.2)).logical_and(u.lt(new Scalar(0.28)));
            return u.mul(new Scalar(-0.6)).add(new Scalar(0.5)).sub(inside.to(u.scalar_type()));
        });
        SuiteFindings findings = findings(dip, new SuiteStrength(4, 1), List.of(0.25, 0.5, 0.7));

        assertThat(alarm("climbing", findings).value().orElseThrow()).isGreaterThan(0.01);
    }

    /**
     * The margin is below 0 at 0.3 alone, where the third of the short attack's steps of 0.15 ends but neither its last nor a
     * longer one of the suite: an example in hand, which counts.
     */
    @Test
    void countsWhatTheShortAttackBreaks() {
        MarginNetwork dip = MarginNetwork.of((u, v) -> {
            Tensor inside = u.gt(new Scalar(0.28)).logical_and(u.lt(new Scalar(0.32)));
            return u.mul(new Scalar(-0.6)).add(new Scalar(0.5)).sub(inside.to(u.scalar_type()));
        });
        SuiteFindings findings = findings(dip, new SuiteStrength(2, 1), List.of(0.5));

        assertThat(alarm("short attack beats the suite", findings).value()).contains(1.0);
        assertThat(findings.smallest().get(0).median().known().orElseThrow().value())
                .isCloseTo(0.3, within(0.02));
    }

    /** Rounding hides the gradient from the suite; noise of 0.5 that is found on a network that does not round breaks all. */
    @Test
    void noticesThatNoiseOfAnotherNetworkBreaksMore() {
        SuiteFindings findings = transferred(rounded(), new SuiteStrength(10, 1));

        assertThat(alarm("transfer", findings).value()).contains(1.0);
        assertThat(findings.smallest().get(0).median().known().orElseThrow().value())
                .as("counts in the worst case")
                .isEqualTo(0.5);
        assertThat(findings.remarks())
                .contains("What attacks beside the suite found counts in its worst case, too (transfer):"
                        + " they broke 24 recordings at a level at which it had left them.");
    }

    /** Noise of 0.5 breaks all, whoever finds it, and noise of 0.3 none. */
    @Test
    void trustsANetworkThatNoiseOfAnotherBreaksNoMore() {
        SuiteFindings findings = transferred(MarginNetwork.honest(), STRENGTH);

        assertThat(findings.alarms()).as(findings.checks().toString()).isEmpty();
        assertThat(findings.checks())
                .filteredOn(check -> check.name().equals("transfer"))
                .singleElement()
                .satisfies(check -> assertThat(check.value()).contains(0.0));
    }

    private static SuiteFindings transferred(MarginNetwork network, SuiteStrength strength) {
        try (TorchClassifier honest = new TorchClassifier(SmallWorld.CONTRACT, MarginNetwork.honest());
                SourceNetwork source = SourceNetwork.of("honest", honest, 2)) {
            return findings(
                    network,
                    config(strength, LEVELS, Suite.STANDARD, KnownAttacks.TRANSFER),
                    List.of(KnownAttacks.transfer(Transfer.standard(List.of(source)))));
        }
    }

    private static Check alarm(String name, SuiteFindings findings) {
        assertThat(findings.alarms())
                .extracting(Check::name)
                .as(findings.checks().toString() + findings.attacks())
                .contains(name);
        return findings.alarms().stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static SuiteFindings findings(MarginNetwork network, SuiteStrength strength, List<Double> levels) {
        return findings(network, config(strength, levels, Suite.STANDARD), List.of());
    }

    /** Noise of 0.4 breaks all; its margin is a multiple of 0.02, so it has no gradient. */
    private static MarginNetwork rounded() {
        return MarginNetwork.of((u, v) -> u.add(v)
                .mul(new Scalar(-0.5))
                .add(new Scalar(0.4))
                .mul(new Scalar(50))
                .round()
                .div(new Scalar(50)));
    }

    private static AttackConfig config(SuiteStrength strength, List<Double> levels, String... names) {
        return AttackConfig.of(
                List.of(names),
                new AttackConfig.Levels(
                        new AttackConfig.NormLevels(levels, List.of()),
                        new AttackConfig.NormLevels(List.of(), List.of())),
                strength,
                new AttackConfig.FoundOn(List.of("another"), null));
    }

    private static SuiteFindings findings(MarginNetwork network, AttackConfig config, List<NamedAttack> found) {
        PgdConfig pgd = new PgdConfig(1, 1, 0.1, PgdLoss.CROSS_ENTROPY, List.of(0.1), List.of());
        Provenance made = new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of());
        try (TorchClassifier classifier = new TorchClassifier(SmallWorld.CONTRACT, network);
                Workers workers = Workers.of(classifier, 2)) {
            List<Ladder> ladders = new EvaluationAttacks(config, pgd, found)
                    .ladders(new AttackLadders(24, 7), classifier, workers, Progress.NONE);
            Evaluation evaluation = new Evaluator(24, Progress.NONE).evaluate(workers, ladders, SET);
            return new ResultsMaker(new AttacksBeside(evaluation).counted())
                    .results(new Bootstrap(100, 1), new ResultsMaker.NotEvaluated(0, List.of()), made)
                    .suites()
                    .get(0);
        }
    }
}
