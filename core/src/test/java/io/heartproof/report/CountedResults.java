package io.heartproof.report;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.robustness.RobustnessCurve;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.metric.suite.SuiteFindings;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Results counted from given answers, condition by condition. */
public final class CountedResults {
    private final LabelSet labels;
    private final int[] truth;
    private final int[] clean;
    private final Bootstrap bootstrap;
    private final List<ConditionScores> conditions = new ArrayList<>();
    private final Map<Kind, RobustnessCurve> curves = new LinkedHashMap<>();
    private final List<SuiteFindings> suites = new ArrayList<>();
    private final List<AttackChecks> attackChecks = new ArrayList<>();

    /** @param clean the answers without noise */
    public CountedResults(LabelSet labels, int[] truth, int[] clean, Bootstrap bootstrap) {
        this.labels = labels;
        this.truth = truth;
        this.clean = clean;
        this.bootstrap = bootstrap;
        conditions.add(new ConditionScores(Condition.CLEAN, bootstrap.scores(labels, truth, clean)));
    }

    /** PGD in Linf, relative to each lead's peak. */
    public static Kind pgd(int iterations, int starts) {
        return attack("pgd", Kind.LINF, iterations, starts);
    }

    /** An attack, relative to each lead's peak. */
    public static Kind attack(String name, String norm, int iterations, int starts) {
        LevelUnit unit = norm.equals(Kind.LINF) ? LevelUnit.SHARE_OF_PEAK : LevelUnit.LENGTH;
        return Kind.attack(name, norm, unit).with(Kind.ITERATIONS, iterations).with(Kind.STARTS, starts);
    }

    /** With the answers at one more level. */
    public CountedResults at(Kind kind, double level, int[] answers) {
        conditions.add(new ConditionScores(new Condition(kind, level), bootstrap.scores(labels, truth, answers)));
        if (kind.unit().beginsAtZero()) {
            curves.computeIfAbsent(kind, k -> new RobustnessCurve(truth, clean)).at(level, answers);
        }
        return this;
    }

    /** With what a suite of attacks found. */
    public CountedResults with(SuiteFindings suite) {
        suites.add(suite);
        return this;
    }

    /** With checks of an attack that is no suite. */
    public CountedResults with(AttackChecks checks) {
        attackChecks.add(checks);
        return this;
    }

    /** The results, no recording left out. */
    public Results results(Provenance provenance) {
        return results(new Results.LeftOut(0, 0), List.of(), provenance);
    }

    public Results results(Results.LeftOut leftOut, List<Refusal> refusals, Provenance provenance) {
        List<KindFindings> kinds = new ArrayList<>();
        curves.forEach((kind, curve) -> kinds.add(new KindFindings(
                kind,
                curve.area(bootstrap),
                kind.family() == Family.ADVERSARIAL
                        ? Optional.of(curve.breakingLevels(labels, bootstrap))
                        : Optional.empty())));
        return new Results(
                Results.VERSION,
                truth.length,
                labels.names(),
                leftOut,
                refusals,
                conditions,
                kinds,
                suites,
                attackChecks,
                List.of(),
                provenance);
    }
}
