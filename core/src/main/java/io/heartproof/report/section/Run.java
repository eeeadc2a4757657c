package io.heartproof.report.section;

import io.heartproof.file.Json;
import io.heartproof.metric.BreakingLevels;
import io.heartproof.metric.Scores;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.Adversarial;
import io.heartproof.report.Breaking;
import io.heartproof.report.Example;
import io.heartproof.report.Prediction;
import io.heartproof.report.Results;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.WhiteNoise;
import io.heartproof.report.page.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
 */
record Run(
        String name,
        Optional<Results> results,
        List<Example> examples,
        Optional<TrainingHistory> history,
        Optional<Provenance> training) {
    private static final String EVALUATION = "evaluation";
    private static final String RELATIVE = "relative";
    private static final String PROVENANCE = "provenance.json";

    /**
     * Scores of one kind of noise at rising levels.
     *
     * @param id names the kind in file names; runs are compared where it agrees
     * @param name the kind in a word or two
     * @param title the kind in words, with the attack's settings
     * @param condition as in {@code predictions.csv}
     * @param form how a level is told
     * @param clean scores without noise
     * @param noisy scores by level, at least one when all are put in
     * @param breaking recordings by the level that breaks them, empty for white noise
     */
    record Sweep(
            String id,
            String name,
            String title,
            String condition,
            LevelForm form,
            Scores clean,
            SortedMap<Double, Scores> noisy,
            Optional<BreakingLevels> breaking) {
        /** Scores by level, that without noise at level 0 first. */
        SortedMap<Double, Scores> levels() {
            SortedMap<Double, Scores> levels = new TreeMap<>(noisy);
            levels.put(0.0, clean);
            return levels;
        }

        Scores at(double level) {
            return noisy.getOrDefault(level, clean);
        }

        /** The level to show where one must stand for all: the first that breaks half of what is right without noise. */
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

    /** How a level is told. */
    record LevelForm(String axis, String before, boolean percent, String after) {
        /** {@code 0.3 %}. */
        String number(double level) {
            return percent ? Words.percentLevel(level) : Words.level(level);
        }

        /** {@code 0.3}, the unit being said elsewhere. */
        String bare(double level) {
            return Words.level(percent ? 100 * level : level);
        }

        /** The same, {@code none} at level 0. */
        String numberOrNone(double level) {
            return level == 0 ? "none" : number(level);
        }

        /** {@code 0.3 % of each lead's peak}. */
        String words(double level) {
            return before + number(level) + after;
        }
    }

    /** Reads all folders; a folder without results and without a training history is {@link BadData}. */
    static List<Run> readAll(List<Path> folders) throws IOException {
        List<String> names = names(folders);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < folders.size(); i++) {
            runs.add(read(folders.get(i), names.get(i)));
        }
        return runs;
    }

    private static Run read(Path folder, String name) throws IOException {
        Path evaluation =
                Files.exists(folder.resolve(EVALUATION).resolve(Results.FILE)) ? folder.resolve(EVALUATION) : folder;
        Path results = evaluation.resolve(Results.FILE);
        Path examples = evaluation.resolve(Example.FILE);
        Path history = folder.resolve(TrainingHistory.FILE);
        Path provenance = folder.resolve(PROVENANCE);
        if (!Files.exists(results) && !Files.exists(history)) {
            throw new BadData(
                    folder.toString(),
                    "expected %s, %s/%s or %s, found none"
                            .formatted(Results.FILE, EVALUATION, Results.FILE, TrainingHistory.FILE));
        }
        return new Run(
                name,
                Files.exists(results) ? Optional.of(Results.read(results)) : Optional.empty(),
                Files.exists(examples) ? Example.read(examples) : List.of(),
                Files.exists(history) ? Optional.of(TrainingHistory.read(history)) : Optional.empty(),
                Files.exists(provenance) ? Optional.of(Json.read(provenance, Provenance.class)) : Optional.empty());
    }

    /** Each kind of noise that was run, in the order of the results. */
    List<Sweep> sweeps() {
        return results.map(Run::sweeps).orElse(List.of());
    }

    /** Each kind of noise in all runs that have it. */
    static List<List<Member>> kinds(List<Run> runs) {
        Map<String, List<Member>> kinds = new LinkedHashMap<>();
        for (Run run : runs) {
            for (Sweep sweep : run.sweeps()) {
                kinds.computeIfAbsent(sweep.id(), id -> new ArrayList<>()).add(new Member(run.name(), sweep));
            }
        }
        return List.copyOf(kinds.values());
    }

    private static List<Sweep> sweeps(Results results) {
        Map<String, Sweep> sweeps = new LinkedHashMap<>();
        for (Adversarial level : results.adversarial()) {
            Sweep empty = sweep(level, results);
            sweeps.computeIfAbsent(empty.id(), id -> empty).noisy().put(level.epsilon(), level.scores());
        }
        for (WhiteNoise level : results.whiteNoise()) {
            Sweep empty = whiteNoise(results.clean());
            sweeps.computeIfAbsent(empty.id(), id -> empty).noisy().put(level.amplitude(), level.scores());
        }
        return List.copyOf(sweeps.values());
    }

    private static Sweep sweep(Adversarial level, Results results) {
        String attack = level.attack().toUpperCase(Locale.ROOT);
        String norm = Adversarial.symbol(level.norm());
        String settings = Words.count(level.iterations(), "iteration") + ", " + Words.count(level.starts(), "start");
        return new Sweep(
                Words.fileName("%s-%s-%dx%d%s"
                        .formatted(
                                level.attack(),
                                level.norm(),
                                level.iterations(),
                                level.starts(),
                                level.unit().equals(RELATIVE) ? "" : "-" + level.unit())),
                "%s %s noise".formatted(attack, norm),
                "White-box noise (%s, %s, %s)".formatted(attack, norm, settings),
                Prediction.ADVERSARIAL,
                form(level),
                results.clean(),
                new TreeMap<>(),
                results.breakingLevels().stream()
                        .filter(breaking -> breaking.covers(level))
                        .map(Breaking::counts)
                        .findFirst());
    }

    private static LevelForm form(Adversarial level) {
        boolean relative = level.unit().equals(RELATIVE);
        if (relative && level.norm().equals(Adversarial.LINF)) {
            return new LevelForm(
                    "largest noise, share of each lead\u2019s peak", "", true, " of each lead\u2019s peak");
        }
        String unit = relative ? "" : " " + level.unit();
        String axis = level.norm().equals(Adversarial.LINF) ? "largest noise" : "L2 length of the noise";
        return new LevelForm(
                axis + (relative ? " (each lead\u2019s peak is 1)" : "," + unit),
                level.norm().equals(Adversarial.LINF) ? "" : "L2 length ",
                false,
                unit);
    }

    private static Sweep whiteNoise(Scores clean) {
        return new Sweep(
                "white-noise",
                "white noise",
                "White noise",
                Prediction.WHITE_NOISE,
                new LevelForm("amplitude, share of each lead\u2019s peak", "", true, " of each lead\u2019s peak"),
                clean,
                new TreeMap<>(),
                Optional.empty());
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
