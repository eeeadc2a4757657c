package io.heartproof.report.section;

import io.heartproof.condition.Kind;
import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.ClassScores;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.Scores;
import io.heartproof.metric.robustness.BreakingLevels;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.Example;
import io.heartproof.report.KindFindings;
import io.heartproof.report.Results;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.paired.LevelForm;
import io.heartproof.report.paired.NoiseWords;
import io.heartproof.report.suite.RunSuites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a folder holds that a report can tell.
 *
 * @param name the folder's, or more of its path where two are called the same
 * @param results of the evaluation
 * @param examples of the evaluation, possibly none
 * @param history of the training
 * @param training what the training was made from
 * @param files where they lie
 */
record Run(
        String name,
        Optional<Results> results,
        List<Example> examples,
        Optional<TrainingHistory> history,
        Optional<Provenance> training,
        RunLayout files) {
    /**
     * Scores of one kind of noise at rising levels.
     *
     * @param clean scores without noise
     * @param noisy scores by strength of the noise, at least one
     * @param breaking recordings by the level that breaks them, empty unless the noise is an attack's
     */
    record Sweep(Kind kind, Scores clean, SortedMap<Double, Scores> noisy, Optional<BreakingLevels> breaking) {
        /** Names the kind in file names. */
        String id() {
            return NoiseWords.of(kind).id();
        }

        /** The kind in a word or two. */
        String name() {
            return NoiseWords.of(kind).name();
        }

        /** The kind in words, with the attack's settings. */
        String title() {
            return NoiseWords.of(kind).title();
        }

        /** How a level is written. */
        LevelForm form() {
            return NoiseWords.of(kind).form();
        }

        /** Scores by level, that without noise first. */
        SortedMap<Double, Scores> levels() {
            SortedMap<Double, Scores> levels = new TreeMap<>(noisy);
            levels.put(kind.unit().noStrength(), clean);
            return levels;
        }

        Scores at(double level) {
            return noisy.getOrDefault(level, clean);
        }

        /** The one level to show: the first that breaks half of the recordings that are right without noise. */
        double telling() {
            return noisy.keySet().stream()
                    .filter(level -> 2 * at(level).confusion().correct()
                            <= clean.confusion().correct())
                    .findFirst()
                    .orElse(noisy.lastKey());
        }
    }

    /** A kind of noise in one run. */
    record Member(String run, Sweep sweep) {}

    /** Reads all folders; a folder without results and without a training history is {@link BadData}. */
    static List<Run> readAll(List<Path> folders) throws IOException {
        List<String> names = names(folders);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            runs.add(read(folders.get(i), names.get(i)));
        }
        return runs;
    }

    /** The same with other results. */
    Run with(Optional<Results> others) {
        return new Run(name, others, examples, history, training, files);
    }

    /** What the evaluated runs are measured by; empty where their recordings are others. */
    static Optional<ConstantNetwork> constant(List<Run> runs) {
        List<List<Integer>> lists = runs.stream()
                .flatMap(run -> run.results().stream())
                .map(Run::perClass)
                .distinct()
                .toList();
        Optional<List<String>> classes = runs.stream()
                .flatMap(run -> run.results().stream())
                .map(Results::classes)
                .findFirst();
        return lists.size() != 1
                ? Optional.empty()
                : classes.map(names -> ConstantNetwork.of(
                        names, lists.get(0).stream().mapToInt(Integer::intValue).toArray()));
    }

    private static List<Integer> perClass(Results results) {
        return results.clean().perClass().stream().map(ClassScores::recordings).toList();
    }

    private static Run read(Path folder, String name) throws IOException {
        RunLayout files = new RunLayout(folder);
        Path results = files.evaluated().results();
        Path examples = files.evaluated().examples();
        Path history = files.history();
        Path provenance = files.provenance();
        if (!Files.exists(results) && !Files.exists(history)) {
            throw new BadData(
                    folder.toString(),
                    "expected %s, evaluation/%s or %s, found none"
                            .formatted(EvaluationLayout.RESULTS, EvaluationLayout.RESULTS, RunLayout.HISTORY));
        }
        return new Run(
                name,
                Files.exists(results) ? Optional.of(Results.read(results)) : Optional.empty(),
                Files.exists(examples) ? Example.read(examples) : List.of(),
                Files.exists(history) ? Optional.of(TrainingHistory.read(history)) : Optional.empty(),
                Files.exists(provenance) ? Optional.of(Json.read(provenance, Provenance.class)) : Optional.empty(),
                files);
    }

    /** Each kind of noise that was run, in the order of the results. */
    List<Sweep> sweeps() {
        return results.map(Run::sweeps).orElse(List.of());
    }

    /** What suites of attacks found in each evaluated run. */
    static List<RunSuites> suites(List<Run> runs) {
        return runs.stream()
                .flatMap(run -> run.results().stream().map(results -> new RunSuites(run.name(), results.suites())))
                .toList();
    }

    /** Each kind of noise in all runs that have it. */
    static List<List<Member>> kinds(List<Run> runs) {
        Map<Kind, List<Member>> kinds = new LinkedHashMap<>();
        for (Run run : runs) {
            for (Sweep sweep : run.sweeps()) {
                kinds.computeIfAbsent(sweep.kind(), kind -> new ArrayList<>()).add(new Member(run.name(), sweep));
            }
        }
        return List.copyOf(kinds.values());
    }

    private static List<Sweep> sweeps(Results results) {
        return results.noises().stream().map(kind -> sweep(results, kind)).toList();
    }

    private static Sweep sweep(Results results, Kind kind) {
        SortedMap<Double, Scores> noisy = new TreeMap<>();
        results.under(kind)
                .forEach(one -> noisy.put(kind.unit().strength(one.condition().level()), one.scores()));
        return new Sweep(kind, results.clean(), noisy, results.findings(kind).flatMap(KindFindings::breakingLevels));
    }

    /** The lines of the plots. */
    List<Curve> curves() {
        return sweeps().stream()
                .map(sweep -> new Curve(name, sweep.kind(), overall(sweep.levels())))
                .toList();
    }

    private static SortedMap<Double, OverallScores> overall(SortedMap<Double, Scores> levels) {
        SortedMap<Double, OverallScores> overall = new TreeMap<>();
        levels.forEach((level, scores) -> overall.put(level, scores.overall()));
        return overall;
    }

    /** The folders' names, with as much of the path before them as tells them apart. */
    private static List<String> names(List<Path> folders) {
        List<Path> absolute = folders.stream()
                .map(folder -> folder.toAbsolutePath().normalize())
                .toList();
        int depth = 1;
        List<String> names = last(absolute, depth);
        while (names.stream().distinct().count() < absolute.stream().distinct().count()) {
            depth++;
            names = last(absolute, depth);
        }
        return names;
    }

    private static List<String> last(List<Path> folders, int depth) {
        return folders.stream()
                .map(folder -> folder.getNameCount() <= depth
                        ? folder.toString()
                        : folder.subpath(folder.getNameCount() - depth, folder.getNameCount())
                                .toString())
                .toList();
    }
}
