package io.heartproof.report.section;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.file.AtomicFile;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.CountedResults;
import io.heartproof.report.Prediction;
import io.heartproof.report.Predictions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * The folder of a run of two classes, in which the first so many recordings are wrong.
 *
 * @param names of the recordings, whose classes take turns
 * @param wrongClean how many are wrong without noise
 * @param wrongAttacked how many by level of an attack
 * @param wrongWhite how many by amplitude of white noise
 */
record SmallRun(
        List<String> names,
        int wrongClean,
        SortedMap<Double, Integer> wrongAttacked,
        SortedMap<Double, Integer> wrongWhite) {
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF"));
    private static final Bootstrap BOOTSTRAP = new Bootstrap(100, 1);

    /** Writes it, with the settings of a training. */
    void write(Path folder, String defence, List<String> recordedSources) throws IOException {
        CountedResults results = new CountedResults(LABELS, answers(0), answers(wrongClean), BOOTSTRAP);
        levels(recordedSources)
                .forEach((condition, wrong) -> results.at(condition.kind(), condition.level(), answers(wrong)));
        results.results(new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of()))
                .write(folder.resolve("results.json"));
        Predictions.write(new EvaluationLayout(folder).predictions(), predictions(recordedSources));
        AtomicFile.write(folder.resolve("config.yaml"), """
            network:
              architecture: resnet18a
            defence:
              objective: %s
            training:
              epochs: 7
            """.formatted(defence));
        AtomicFile.write(folder.resolve("data.json"), "{\"folder\": \"/data/ecg9\"}");
    }

    private int[] answers(int wrong) {
        int[] answers = new int[names.size()];
        Arrays.setAll(answers, i -> i < wrong ? 1 - i % 2 : i % 2);
        return answers;
    }

    /** How many are wrong under each condition with noise. */
    private Map<Condition, Integer> levels(List<String> recordedSources) {
        Map<Condition, Integer> levels = new LinkedHashMap<>();
        Kind pgd = CountedResults.pgd(20, 1);
        wrongAttacked.forEach((level, wrong) -> levels.put(new Condition(pgd, level), wrong));
        wrongWhite.forEach((level, wrong) -> levels.put(new Condition(Kind.WHITE, level), wrong));
        recordedSources.forEach(source -> levels.put(new Condition(Kind.recorded(source), 6), wrongClean));
        return levels;
    }

    private List<Prediction> predictions(List<String> recordedSources) {
        List<Prediction> lines = new ArrayList<>(lines(Condition.CLEAN, wrongClean));
        levels(recordedSources).forEach((condition, wrong) -> lines.addAll(lines(condition, wrong)));
        return lines;
    }

    private List<Prediction> lines(Condition condition, int wrong) {
        List<Prediction> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(Prediction.of(
                    names.get(i),
                    LABELS.names().get(i % 2),
                    condition,
                    LABELS.names().get(answers(wrong)[i])));
        }
        return lines;
    }
}
