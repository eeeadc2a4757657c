package io.heartproof.report;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.metric.suite.Untried;
import io.heartproof.problem.Counted;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an evaluation found: {@code results.json}. The field names are the file's. Immutable.
 *
 * @param version of the file's layout, {@link #VERSION}
 * @param recordings how many recordings were evaluated
 * @param classes names of the K classes, in the classifier's order
 * @param leftOut how many recordings of the data set were not evaluated
 * @param refusals which recordings were refused, and why
 * @param conditions scores under each condition, without noise first
 * @param kinds what all levels of a kind say together: of every attack, and of other noise that begins at 0
 * @param suites what several attacks together found, and whether that can be trusted
 * @param attackChecks whether what single attacks found can be trusted
 * @param untried attacks that were left out for want of time: with any, accuracy under attack is an upper bound
 */
public record Results(
        int version,
        int recordings,
        List<String> classes,
        LeftOut leftOut,
        List<Refusal> refusals,
        List<ConditionScores> conditions,
        List<KindFindings> kinds,
        List<SuiteFindings> suites,
        List<AttackChecks> attackChecks,
        List<Untried> untried,
        Provenance provenance) {
    /** The layout that is written. */
    public static final int VERSION = 4;

    private static final Map<Integer, Json.OlderLayout<?, Results>> OLDER = Map.of(
            0, new Json.OlderLayout<>(ResultsVersion0.class, ResultsVersion0::now),
            1, new Json.OlderLayout<>(ResultsVersion1.class, ResultsVersion1::now),
            2, new Json.OlderLayout<>(ResultsVersion2.class, ResultsVersion2::now),
            3, new Json.OlderLayout<>(ResultsVersion3.class, ResultsVersion3::now));

    /**
     * How many recordings were not evaluated.
     *
     * @param multiLabel because they have several labels
     * @param refused because they could not be read or prepared ({@link Results#refusals} says why)
     */
    public record LeftOut(int multiLabel, int refused) {}

    public Results {
        classes = List.copyOf(classes);
        refusals = List.copyOf(refusals);
        conditions = List.copyOf(conditions);
        kinds = List.copyOf(kinds);
        suites = List.copyOf(suites);
        attackChecks = List.copyOf(attackChecks);
        untried = List.copyOf(untried);
        if (version != VERSION) {
            throw new IllegalArgumentException("expected version " + VERSION + " of the layout, got " + version);
        }
        if (conditions.isEmpty() || !conditions.get(0).condition().equals(Condition.CLEAN)) {
            throw new IllegalArgumentException("the first condition must be without noise");
        }
        int size = new LabelSet(classes).size();
        for (ConditionScores one : conditions) {
            requireFit(recordings, size, one.scores());
        }
        requireApart(conditions);
        Scores clean = conditions.get(0).scores();
        for (KindFindings findings : kinds) {
            if (findings.breakingLevels().isPresent()) {
                requireFit(findings.breakingLevels().get(), classes, clean.confusion());
            }
        }
        requireCover(kinds, conditions);
    }

    /** The same where attacks were left out for want of time. */
    public Results leavingUntried(List<Untried> attacks) {
        return with(attackChecks, attacks);
    }

    /** The same with checks of single attacks. */
    public Results with(List<AttackChecks> checks) {
        return with(checks, untried);
    }

    private Results with(List<AttackChecks> checks, List<Untried> attacks) {
        return new Results(
                version,
                recordings,
                classes,
                leftOut,
                refusals,
                conditions,
                kinds,
                suites,
                checks,
                attacks,
                provenance);
    }

    /** Without noise. */
    public Scores clean() {
        return conditions.get(0).scores();
    }

    /** Scores under noise of a family, in order. */
    public List<ConditionScores> under(Family family) {
        return conditions.stream()
                .filter(one -> one.condition().kind().family() == family)
                .toList();
    }

    /** Scores at the levels of a kind, in order. */
    public List<ConditionScores> under(Kind kind) {
        return conditions.stream()
                .filter(one -> one.condition().kind().equals(kind))
                .toList();
    }

    /** Each kind of noise that was run, in order. */
    public List<Kind> noises() {
        Set<Kind> noises = new LinkedHashSet<>();
        conditions.forEach(one -> noises.add(one.condition().kind()));
        noises.remove(Kind.CLEAN);
        return List.copyOf(noises);
    }

    /** What all levels of a kind say together. */
    public Optional<KindFindings> findings(Kind kind) {
        return kinds.stream().filter(findings -> findings.kind().equals(kind)).findFirst();
    }

    /** What stands in {@link Predictions} for conditions must tell them apart. */
    private static void requireApart(List<ConditionScores> conditions) {
        Set<List<Object>> seen = new HashSet<>();
        for (ConditionScores one : conditions) {
            Condition condition = one.condition();
            if (!seen.add(List.of(
                    condition.kind().family(),
                    condition.kind().source(),
                    condition.kind().norm(),
                    condition.level()))) {
                throw new IllegalArgumentException("every condition must differ from the others in family, source, norm"
                        + " or level, got twice " + condition);
            }
        }
    }

    private static void requireFit(BreakingLevels breaking, List<String> classes, ConfusionMatrix clean) {
        List<String> labels = breaking.perClass().stream()
                .map(BreakingLevels.ClassTally::label)
                .toList();
        if (!labels.equals(classes)) {
            throw new IllegalArgumentException(
                    "breaking levels must be those of the classes %s, got %s".formatted(classes, labels));
        }
        for (int k = 0; k < labels.size(); k++) {
            BreakingLevels.Tally tally = breaking.perClass().get(k).tally();
            int right = clean.count(k, k);
            int wrong = clean.recordings(k) - right;
            if (tally.recordings() != right || tally.wrongWithoutNoise() != wrong) {
                throw new IllegalArgumentException(String.format(
                        Locale.ROOT,
                        "without noise %d %s recordings are right and %d wrong, got breaking levels of %d and %d",
                        right,
                        classes.get(k),
                        wrong,
                        tally.recordings(),
                        tally.wrongWithoutNoise()));
            }
        }
    }

    /** The breaking levels of each attack must be given once, at the levels that were run. */
    private static void requireCover(List<KindFindings> kinds, List<ConditionScores> conditions) {
        for (ConditionScores one : conditions) {
            Condition condition = one.condition();
            long told = kinds.stream()
                    .filter(findings -> findings.kind().equals(condition.kind())
                            && findings.countedLevels().contains(condition.level()))
                    .count();
            if (condition.kind().family() == Family.ADVERSARIAL && told != 1) {
                throw new IllegalArgumentException("breaking levels must cover %s %s %s once"
                        .formatted(condition.kind().source(), condition.kind().norm(), condition.level()));
            }
        }
        if (kinds.stream().map(KindFindings::kind).distinct().count() < kinds.size()) {
            throw new IllegalArgumentException("a kind of noise must stand once, got " + kinds);
        }
    }

    private static void requireFit(int recordings, int classes, Scores scores) {
        ConfusionMatrix confusion = scores.confusion();
        if (confusion.classes() != classes || confusion.total() != recordings) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "every condition must have the same %s of %s, got %d of %d",
                    Counted.of(recordings, "recording"),
                    Counted.of(classes, "class"),
                    confusion.total(),
                    confusion.classes()));
        }
    }

    /** Writes the file whole or not at all. */
    public void write(Path file) throws IOException {
        Json.write(file, this);
    }

    /**
     * Reads the file back, also one of version 3, 2 or 1, or of version 0, which has no field {@code version}; an unknown, missing
     * or mistyped field is {@link io.heartproof.problem.BadData}.
     */
    public static Results read(Path file) throws IOException {
        return Json.read(file, Results.class, OLDER);
    }
}
