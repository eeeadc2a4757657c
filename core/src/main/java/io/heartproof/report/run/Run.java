package io.heartproof.report.run;

import io.heartproof.condition.Kind;
import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.ClassScores;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.Scores;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.Example;
import io.heartproof.report.Results;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.margin.RunMargins;
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
 * What a folder holds that a report can tell. Immutable.
 *
 * @param name the folder's, or more of its path where two are called the same
 * @param results of the evaluation
 * @param examples of the evaluation, possibly none
 * @param history of the training
 * @param training what the training was made from
 * @param margins of the training recordings, possibly none
 * @param files where they lie
 */
public record Run(
        String name,
        Optional<Results> results,
        List<Example> examples,
        Optional<TrainingHistory> history,
        Optional<Provenance> training,
        List<RunMargins> margins,
        RunLayout files) {
    public Run {
        examples = List.copyOf(examples);
        margins = List.copyOf(margins);
    }

    /** A kind of noise in one run. */
    public record Member(String run, NoiseSeries series) {}

    /** Reads all folders; a folder without results and without a training history is {@link BadData}. */
    public static List<Run> readAll(List<Path> folders) throws IOException {
        List<String> names = names(folders);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            runs.add(read(folders.get(i), names.get(i)));
        }
        return runs;
    }

    /** The same with other results. */
    Run with(Optional<Results> others) {
        return new Run(name, others, examples, history, training, margins, files);
    }

    /** What the evaluated runs are measured by; empty where their recordings are others. */
    public static Optional<ConstantNetwork> constant(List<Run> runs) {
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
                Files.exists(files.margins()) ? RunMargins.read(name, files.margins()) : List.of(),
                files);
    }

    /** Each kind of noise that was run, in the order of the results. */
    public List<NoiseSeries> series() {
        return results.map(NoiseSeries::all).orElse(List.of());
    }

    /** What suites of attacks found in each evaluated run. */
    public static List<RunSuites> suites(List<Run> runs) {
        return runs.stream()
                .flatMap(run -> run.results().stream().map(results -> new RunSuites(run.name(), results.suites())))
                .toList();
    }

    /** The margins that trainings found. */
    public static List<RunMargins> margins(List<Run> runs) {
        return runs.stream().flatMap(run -> run.margins().stream()).toList();
    }

    /** Each kind of noise in all runs that have it. */
    public static List<List<Member>> kinds(List<Run> runs) {
        Map<Kind, List<Member>> kinds = new LinkedHashMap<>();
        for (Run run : runs) {
            for (NoiseSeries series : run.series()) {
                kinds.computeIfAbsent(series.kind(), kind -> new ArrayList<>()).add(new Member(run.name(), series));
            }
        }
        return List.copyOf(kinds.values());
    }

    /** The lines of the plots. */
    public List<Curve> curves() {
        return series().stream()
                .map(series -> new Curve(name, series.kind(), overall(series.levels())))
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
