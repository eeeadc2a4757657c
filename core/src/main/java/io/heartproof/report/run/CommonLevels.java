package io.heartproof.report.run;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.report.ConditionScores;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Results;
import io.heartproof.report.paired.NoiseWords;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Several runs, each with the conditions alone that all of them were evaluated under: only those compare. Immutable.
 *
 * @param leftOut by run, a sentence on the conditions that it alone has
 */
public record CommonLevels(List<Run> runs, Set<Condition> conditions, List<String> leftOut) {
    private static final Figure OTHER_LEVELS = Figure.undefined(
            "the area under accuracy is undefined: the runs have other levels, and areas compare only over the same");

    public CommonLevels {
        runs = List.copyOf(runs);
        conditions = Collections.unmodifiableSet(new LinkedHashSet<>(conditions));
        leftOut = List.copyOf(leftOut);
    }

    /** Restricts all runs that were evaluated; one run alone stays as it is. */
    public static CommonLevels of(List<Run> runs) {
        List<Set<Condition>> all = runs.stream()
                .flatMap(run -> run.results().stream())
                .map(CommonLevels::conditions)
                .toList();
        Set<Condition> common = all.isEmpty() ? Set.of() : new LinkedHashSet<>(all.get(0));
        all.forEach(common::retainAll);
        List<Run> restricted = new ArrayList<>();
        List<String> leftOut = new ArrayList<>();
        for (Run run : runs) {
            run.results()
                    .flatMap(results -> missing(run.name(), conditions(results), common))
                    .ifPresent(leftOut::add);
            restricted.add(run.with(run.results().map(results -> restricted(results, common))));
        }
        return new CommonLevels(restricted, common, leftOut);
    }

    private static Optional<String> missing(String run, Set<Condition> own, Set<Condition> common) {
        Map<Kind, List<Double>> others = own.stream()
                .filter(condition -> !common.contains(condition))
                .collect(Collectors.groupingBy(
                        Condition::kind,
                        LinkedHashMap::new,
                        Collectors.mapping(Condition::level, Collectors.toList())));
        String text = others.entrySet().stream()
                .map(kind -> NoiseWords.words(kind.getKey(), kind.getValue()))
                .collect(Collectors.joining("; "));
        return text.isEmpty() ? Optional.empty() : Optional.of(run + " alone: " + text + ".");
    }

    private static Set<Condition> conditions(Results results) {
        Set<Condition> conditions = new LinkedHashSet<>();
        results.conditions().forEach(one -> conditions.add(one.condition()));
        return conditions;
    }

    private static Results restricted(Results results, Set<Condition> common) {
        return new Results(
                results.version(),
                results.recordings(),
                results.classes(),
                results.leftOut(),
                results.refusals(),
                results.conditions().stream()
                        .filter(one -> common.contains(one.condition()))
                        .toList(),
                results.kinds().stream()
                        .map(findings -> restricted(findings, results.under(findings.kind()), common))
                        .toList(),
                results.suites(),
                results.attackChecks(),
                results.untried(),
                results.provenance());
    }

    private static KindFindings restricted(KindFindings findings, List<ConditionScores> levels, Set<Condition> common) {
        boolean all = levels.stream().allMatch(one -> common.contains(one.condition()));
        return new KindFindings(
                findings.kind(),
                all ? findings.area() : OTHER_LEVELS,
                findings.breakingLevels().flatMap(breaking -> restricted(breaking, findings.kind(), common)));
    }

    private static Optional<BreakingLevels> restricted(BreakingLevels breaking, Kind kind, Set<Condition> common) {
        List<Double> levels = breaking.levels().stream()
                .filter(level -> common.contains(new Condition(kind, level)))
                .toList();
        return levels.isEmpty() ? Optional.empty() : Optional.of(breaking.at(levels));
    }
}
