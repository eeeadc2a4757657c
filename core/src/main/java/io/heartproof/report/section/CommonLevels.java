package io.heartproof.report.section;

import io.heartproof.metric.Figure;
import io.heartproof.report.Adversarial;
import io.heartproof.report.Breaking;
import io.heartproof.report.NoiseKind;
import io.heartproof.report.Results;
import io.heartproof.report.paired.Condition;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Several runs, each with the conditions alone that all of them were evaluated under: only those compare. */
record CommonLevels(List<Run> runs, Set<Condition> conditions, List<String> leftOut) {
    private static final Figure OTHER_LEVELS = Figure.undefined(
            "the area under accuracy is undefined: the runs have other levels, and areas compare only over the same");

    /** Restricts all runs that were evaluated; one run alone stays as it is. */
    static CommonLevels of(List<Run> runs) {
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
        List<String> others = own.stream()
                .filter(condition -> !common.contains(condition))
                .map(Condition::words)
                .toList();
        return others.isEmpty() ? Optional.empty() : Optional.of(run + " alone: " + String.join("; ", others) + ".");
    }

    private static Set<Condition> conditions(Results results) {
        Set<Condition> conditions = new LinkedHashSet<>(Set.of(Condition.CLEAN));
        results.adversarial().forEach(level -> conditions.add(Condition.of(level)));
        results.whiteNoise().forEach(level -> conditions.add(Condition.of(level)));
        results.recordedNoise().forEach(level -> conditions.add(Condition.of(level)));
        return conditions;
    }

    private static Results restricted(Results results, Set<Condition> common) {
        return new Results(
                results.recordings(),
                results.classes(),
                results.leftOut(),
                results.refusals(),
                results.clean(),
                kept(results.adversarial(), level -> common.contains(Condition.of(level))),
                kept(results.whiteNoise(), level -> common.contains(Condition.of(level))),
                kept(results.recordedNoise(), level -> common.contains(Condition.of(level))),
                areas(results, common),
                results.breakingLevels().stream()
                        .flatMap(breaking -> restricted(breaking, common).stream())
                        .toList(),
                results.provenance());
    }

    private static <T> List<T> kept(List<T> levels, Predicate<T> isCommon) {
        return levels.stream().filter(isCommon).toList();
    }

    private static Optional<Breaking> restricted(Breaking breaking, Set<Condition> common) {
        NoiseKind kind = NoiseKind.of(breaking);
        List<Double> levels = kept(breaking.counts().levels(), level -> common.contains(new Condition(kind, level)));
        return levels.isEmpty()
                ? Optional.empty()
                : Optional.of(new Breaking(
                        breaking.attack(),
                        breaking.norm(),
                        breaking.unit(),
                        breaking.iterations(),
                        breaking.starts(),
                        breaking.counts().at(levels)));
    }

    private static Results.RobustnessAuc areas(Results results, Set<Condition> common) {
        Map<String, Figure> adversarial = new TreeMap<>();
        results.robustnessAuc().adversarial().forEach((norm, area) -> {
            List<Adversarial> levels =
                    kept(results.adversarial(), level -> level.norm().equals(norm));
            boolean all = levels.stream().allMatch(level -> common.contains(Condition.of(level)));
            adversarial.put(norm, all ? area : OTHER_LEVELS);
        });
        boolean all = results.whiteNoise().stream().allMatch(level -> common.contains(Condition.of(level)));
        return new Results.RobustnessAuc(
                adversarial, all ? results.robustnessAuc().whiteNoise() : OTHER_LEVELS);
    }
}
