package io.heartproof.report;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.older.AttackVersion0;
import io.heartproof.report.older.ScoresVersion0;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A {@code results.json} without a version, which has a list for each family of noise. Fields as in docs/results.md. */
record ResultsVersion0(
        int recordings,
        List<String> classes,
        Results.LeftOut leftOut,
        List<Refusal> refusals,
        ScoresVersion0 clean,
        List<Attacked> adversarial,
        List<White> whiteNoise,
        List<Recorded> recordedNoise,
        Areas robustnessAuc,
        List<Breaking> breakingLevels,
        Provenance provenance) {
    /** Under an attack at a level. */
    record Attacked(
            @JsonUnwrapped AttackVersion0 attack,
            double epsilon,
            @JsonUnwrapped ScoresVersion0 scores) {
        private ConditionScores now() {
            return new ConditionScores(new Condition(attack.now(), epsilon), scores.now());
        }
    }

    /** Under white noise of an amplitude. */
    record White(double amplitude, @JsonUnwrapped ScoresVersion0 scores) {
        private ConditionScores now() {
            return new ConditionScores(new Condition(Kind.WHITE, amplitude), scores.now());
        }
    }

    /** Under recorded noise at a ratio. */
    record Recorded(
            String source, double snrDb, @JsonUnwrapped ScoresVersion0 scores) {
        private ConditionScores now() {
            return new ConditionScores(new Condition(Kind.recorded(source), snrDb), scores.now());
        }
    }

    /** Areas under accuracy; those under attack by norm. */
    record Areas(Map<String, Figure> adversarial, Figure whiteNoise) {}

    /** How much of an attack's noise it takes. */
    record Breaking(
            @JsonUnwrapped AttackVersion0 attack,
            @JsonUnwrapped BreakingLevels counts) {
        private Kind kind() {
            return attack.now();
        }
    }

    /** What it is today. */
    Results now() {
        List<ConditionScores> conditions = new ArrayList<>();
        conditions.add(new ConditionScores(Condition.CLEAN, clean.now()));
        adversarial.forEach(one -> conditions.add(one.now()));
        whiteNoise.forEach(one -> conditions.add(one.now()));
        recordedNoise.forEach(one -> conditions.add(one.now()));
        return new Results(
                Results.VERSION,
                recordings,
                classes,
                leftOut,
                refusals,
                conditions,
                kinds(),
                List.of(),
                List.of(),
                List.of(),
                provenance);
    }

    private List<KindFindings> kinds() {
        requireNorms();
        List<KindFindings> kinds = new ArrayList<>();
        for (Breaking breaking : breakingLevels) {
            Figure area =
                    robustnessAuc.adversarial().getOrDefault(breaking.attack().norm(), KindFindings.NOT_RUN);
            kinds.add(new KindFindings(breaking.kind(), area, Optional.of(breaking.counts())));
        }
        if (!whiteNoise.isEmpty()) {
            kinds.add(new KindFindings(Kind.WHITE, robustnessAuc.whiteNoise(), Optional.empty()));
        }
        return kinds;
    }

    private void requireNorms() {
        Set<String> norms = new LinkedHashSet<>(robustnessAuc.adversarial().keySet());
        breakingLevels.forEach(breaking -> norms.remove(breaking.attack().norm()));
        if (!norms.isEmpty()) {
            throw new IllegalArgumentException("areas must be of norms that were attacked in, got others: " + norms);
        }
    }
}
