package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import io.heartproof.report.Prediction;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import io.heartproof.report.TrainingHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What one run's network answered.
 *
 * @param about what was evaluated
 * @param truth name of each recording's class, by name of the recording
 * @param origin what it comes from
 * @param predicted class index that each recording was given, in the order of {@code truth}, by condition, without noise
 *     first
 * @param seconds that training took, empty where the run has no history
 */
public record RunOutcomes(
        RunOrigin origin,
        About about,
        List<String> classes,
        SortedMap<String, String> truth,
        Map<Condition, int[]> predicted,
        OptionalDouble seconds) {

    /** Reads the run's folder; {@link BadData} where results and predictions are not of one evaluation. */
    public static RunOutcomes read(Path folder) throws IOException {
        RunLayout files = new RunLayout(folder);
        requireFile(folder, files.evaluated().results());
        requireFile(folder, files.evaluated().predictions());
        Results results = Results.read(files.evaluated().results());
        Map<Condition, SortedMap<String, Prediction>> lines =
                byCondition(files.evaluated().predictions(), conditions(results).keySet());
        SortedMap<String, String> truth = truths(lines.getOrDefault(Condition.CLEAN, new TreeMap<>()));
        Map<Condition, int[]> predicted = new LinkedHashMap<>();
        conditions(results).forEach((condition, confusion) -> {
            SortedMap<String, Prediction> ofCondition = lines.getOrDefault(condition, new TreeMap<>());
            int[] answers = indices(
                    results.classes(),
                    ofCondition.values().stream().map(Prediction::prediction).toList());
            int[] labels = indices(results.classes(), List.copyOf(truth.values()));
            if (!truths(ofCondition).equals(truth)
                    || !ConfusionMatrix.of(results.classes().size(), labels, answers)
                            .equals(confusion)) {
                throw new BadData(
                        files.evaluated().predictions().toString(),
                        "expected the predictions that %s counts at %s level %s, got others"
                                .formatted(
                                        EvaluationLayout.RESULTS,
                                        condition.kind().family(),
                                        condition.level()));
            }
            predicted.put(condition, answers);
        });
        return new RunOutcomes(
                origin(files, results),
                About.read(files),
                results.classes(),
                truth,
                predicted,
                seconds(files.history()));
    }

    private static void requireFile(Path folder, Path file) {
        if (!Files.exists(file)) {
            throw new BadData(folder.toString(), "expected a run with " + file.getFileName() + ", found none");
        }
    }

    /** What the results count, in their order. */
    private static Map<Condition, ConfusionMatrix> conditions(Results results) {
        Map<Condition, ConfusionMatrix> conditions = new LinkedHashMap<>();
        results.conditions()
                .forEach(one -> conditions.put(one.condition(), one.scores().confusion()));
        return conditions;
    }

    private static Map<Condition, SortedMap<String, Prediction>> byCondition(Path file, Iterable<Condition> conditions)
            throws IOException {
        Map<Condition, SortedMap<String, Prediction>> lines = new LinkedHashMap<>();
        for (Prediction line : Predictions.read(file)) {
            for (Condition condition : conditions) {
                if (line.belongsTo(condition)
                        && lines.computeIfAbsent(condition, c -> new TreeMap<>())
                                        .put(line.recording(), line)
                                != null) {
                    throw new BadData(
                            file.toString(),
                            "expected recording %s once at %s level %s"
                                    .formatted(line.recording(), line.condition(), line.level()));
                }
            }
        }
        return lines;
    }

    private static SortedMap<String, String> truths(SortedMap<String, Prediction> lines) {
        SortedMap<String, String> truths = new TreeMap<>();
        lines.forEach((recording, line) -> truths.put(recording, line.truth()));
        return truths;
    }

    private static int[] indices(List<String> classes, List<String> names) {
        return names.stream().mapToInt(name -> index(classes, name)).toArray();
    }

    private static int index(List<String> classes, String name) {
        int index = classes.indexOf(name);
        if (index < 0) {
            throw new BadData(EvaluationLayout.PREDICTIONS, "expected one of the classes " + classes + ", got " + name);
        }
        return index;
    }

    private static RunOrigin origin(RunLayout files, Results results) throws IOException {
        Path file = files.provenance();
        Optional<Provenance> training =
                Files.exists(file) ? Optional.of(Json.read(file, Provenance.class)) : Optional.empty();
        return new RunOrigin(
                files.folder().toString(),
                training.orElse(results.provenance()).seed(),
                training,
                results.provenance());
    }

    private static OptionalDouble seconds(Path history) throws IOException {
        return Files.exists(history)
                ? OptionalDouble.of(TrainingHistory.read(history).epochs().stream()
                        .mapToDouble(EpochMetrics::seconds)
                        .sum())
                : OptionalDouble.empty();
    }

    /** Class index of each recording. */
    public int[] labels() {
        return indices(classes, List.copyOf(truth.values()));
    }

    /** Under these conditions alone, in the order that they had. */
    public RunOutcomes only(Set<Condition> conditions) {
        Map<Condition, int[]> kept = new LinkedHashMap<>(predicted);
        kept.keySet().retainAll(conditions);
        return new RunOutcomes(origin, about, classes, truth, kept, seconds);
    }

    /** {@link BadData} unless the other run was evaluated on the same recordings, with the same noise. */
    public void requireComparable(RunOutcomes other) {
        if (!truth.equals(other.truth) || !classes.equals(other.classes)) {
            throw new BadData(
                    other.origin.folder(),
                    String.format(
                            Locale.ROOT,
                            "expected the %s of %s with their labels, got %d others or labelled otherwise",
                            Counted.of(truth.size(), "recording"),
                            origin.folder(),
                            other.truth.size()));
        }
        if (!predicted.keySet().equals(other.predicted.keySet())) {
            throw new BadData(
                    other.origin.folder(),
                    "expected the attacks and noise levels of %s, got %s".formatted(origin.folder(), other.levels()));
        }
    }

    private String levels() {
        StringBuilder text = new StringBuilder();
        predicted.keySet().stream()
                .filter(condition -> !condition.equals(Condition.CLEAN))
                .forEach(condition -> text.append(text.isEmpty() ? "" : ", ")
                        .append(condition.kind().source())
                        .append(' ')
                        .append(condition.level()));
        return text.isEmpty() ? "none" : text.toString();
    }
}
