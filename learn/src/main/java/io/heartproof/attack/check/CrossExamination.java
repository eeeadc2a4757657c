package io.heartproof.attack.check;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.trial.AttackRound;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.classifier.Inference;
import io.heartproof.metric.suite.AttackEffort;
import io.heartproof.metric.suite.Check;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Asks of a suite what would show that its figures are not to be trusted, within an allowance of passes. Immutable.
 *
 * @param suite after its run
 * @param strongest the strongest of its attacks that are tried level by level
 * @param longer the same, searching twice as long
 */
public record CrossExamination(ExaminedSuite suite, Attack strongest, Attack longer) {
    private static final int MOST_ASKED = 16;
    private static final int MOST_GRADIENTS = 32;
    private static final int DRAWS = 10;
    private static final double MOST_FURTHER = 0.01;
    private static final double MOST_BLACK_BOX = 0.002;

    /** From one end of the range, -1, to the other. */
    private static final double RANGE = 2;

    private static final Budget WHOLE_RANGE = Budget.relative(Norm.LINF, RANGE);

    /** All checks; what they cost is taken from the allowance. */
    public List<Check> checks(PassAllowance allowance) {
        List<Check> checks = new ArrayList<>(logits(allowance));
        checks.add(gradients(allowance));
        checks.add(blackBox());
        checks.add(suite.inTime(() -> white(allowance)));
        checks.add(suite.inTime(() -> wholeRange(allowance)));
        checks.add(suite.inTime(() -> longer(allowance)));
        return checks;
    }

    private List<Check> logits(PassAllowance allowance) {
        PreparedSet all = suite.round().set();
        int count = allowance.recordings(
                0.1, LogitChecks.PASSES, Math.min(2, all.size()), Math.min(MOST_ASKED, all.size()));
        if (count == 0) {
            return LogitChecks.notMade(PassAllowance.TOO_DEAR);
        }
        PreparedSet asked = all.at(IntStream.range(0, count).toArray());
        allowance.spend((long) LogitChecks.PASSES * asked.size());
        return LogitChecks.of(
                asked, new Inference(suite.round().classifiers(), suite.round().batchSize()));
    }

    private Check gradients(PassAllowance allowance) {
        if (suite.efforts().stream().noneMatch(AttackEffort::gradients)) {
            return Check.notMade(0, ZeroGradients.NAME, "the model gives no gradients");
        }
        int most = Math.min(MOST_GRADIENTS, suite.left().size());
        int count = allowance.recordings(0.1, ZeroGradients.PASSES, most);
        if (count == 0) {
            return notMade(0, ZeroGradients.NAME);
        }
        List<AtSize> sample = suite.sample(suite.left(), count);
        allowance.spend((long) ZeroGradients.PASSES * sample.size());
        ZeroGradients.Seen seen = new ZeroGradients(suite.round()).on(sample);
        note(WhiteNoiseDraws.NAME, sample, seen.starts());
        return seen.check();
    }

    private Check blackBox() {
        String name = "black box beats white box";
        List<AttackEffort> black =
                suite.efforts().stream().filter(effort -> !effort.gradients()).toList();
        int attacked = black.stream().mapToInt(AttackEffort::attacked).sum();
        if (attacked == 0 || black.size() == suite.efforts().size()) {
            return Check.notMade(
                    MOST_BLACK_BOX, name, "attacks of one sort alone were run, or left nothing to the other");
        }
        int broken = black.stream().mapToInt(AttackEffort::broken).sum();
        return Check.atMost(
                MOST_BLACK_BOX,
                name,
                (double) broken / attacked,
                String.format(
                        Locale.ROOT,
                        "attacks by answers alone broke %d of %s that attacks by gradients had left",
                        broken,
                        Counted.of(attacked, "recording")));
    }

    private Check white(PassAllowance allowance) {
        String name = "noise without malice beats malice";
        int count = allowance.recordings(0.15, DRAWS, suite.left().size());
        if (count == 0) {
            return notMade(0, name);
        }
        List<AtSize> sample = suite.sample(suite.left(), count);
        List<AttackFinding> found = atLevels(new WhiteNoiseDraws(DRAWS), sample, allowance);
        return Check.atMost(
                0,
                name,
                (double) ExaminedSuite.broken(found),
                String.format(
                        Locale.ROOT,
                        "recordings of %s that %d draws of white noise broke, as large as attacks that did not",
                        Counted.of(count, "examined one"),
                        DRAWS));
    }

    private Check wholeRange(PassAllowance allowance) {
        String name = "huge budget";
        if (suite.unbroken().isEmpty()) {
            return Check.atMost(0, name, 0, "some noise that was found breaks every recording");
        }
        List<AtSize> unbroken = suite.unbroken().stream()
                .map(recording -> new AtSize(recording, RANGE))
                .toList();
        int count = allowance.recordings(0.25, strongest.mostPasses(), unbroken.size());
        if (count == 0) {
            return notMade(0, name);
        }
        AttackRound whole = suite.round().beyond(WHOLE_RANGE, Where.EVERYWHERE);
        List<AttackFinding> found = run(whole, strongest, suite.sample(unbroken, count), allowance);
        return Check.atMost(
                0,
                name,
                (double) found.stream()
                        .filter(one -> one.isMade() && !one.broken())
                        .count(),
                "recordings of %s that withstood %s with the whole range as budget, in all leads"
                        .formatted(Counted.of(count, "examined one"), strongest.name()));
    }

    private Check longer(PassAllowance allowance) {
        String name = "too few iterations";
        int count = allowance.recordings(0.25, longer.mostPasses(), suite.left().size());
        if (count == 0) {
            return notMade(MOST_FURTHER, name);
        }
        List<AttackFinding> found = atLevels(longer, suite.sample(suite.left(), count), allowance);
        long broken = ExaminedSuite.broken(found);
        return Check.atMost(
                MOST_FURTHER,
                name,
                (double) broken / count,
                String.format(
                        Locale.ROOT,
                        "%s, searching twice as long, broke %d of %s that withstood",
                        longer.name(),
                        broken,
                        Counted.of(count, "recording")));
    }

    /** Attacks at levels of the suite; what that breaks counts in the worst case. */
    private List<AttackFinding> atLevels(Attack attack, List<AtSize> sample, PassAllowance allowance) {
        List<AttackFinding> found = run(suite.round(), attack, sample, allowance);
        note(attack.name(), sample, found);
        return found;
    }

    private void note(String attack, List<AtSize> sample, List<AttackFinding> found) {
        for (int i = 0; i < found.size(); i++) {
            suite.worstCase().note(attack, sample.get(i), found.get(i));
        }
    }

    private static List<AttackFinding> run(
            AttackRound round, Attack attack, List<AtSize> sample, PassAllowance allowance) {
        List<AttackFinding> found = round.run(attack, sample);
        allowance.spend(ExaminedSuite.passes(found));
        return found;
    }

    private Check notMade(double threshold, String name) {
        return Check.notMade(
                threshold,
                name,
                suite.left().isEmpty() ? "every recording breaks at the smallest level" : PassAllowance.TOO_DEAR);
    }
}
