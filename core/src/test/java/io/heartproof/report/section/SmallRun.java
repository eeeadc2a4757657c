package io.heartproof.report.section;

import io.heartproof.file.AtomicFile;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.RobustnessCurve;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.Adversarial;
import io.heartproof.report.Breaking;
import io.heartproof.report.Prediction;
import io.heartproof.report.Predictions;
import io.heartproof.report.RecordedNoise;
import io.heartproof.report.Results;
import io.heartproof.report.WhiteNoise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
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
        int[] truth = answers(0);
        int[] clean = answers(wrongClean);
        RobustnessCurve attacked = new RobustnessCurve(truth, clean);
        wrongAttacked.forEach((level, wrong) -> attacked.at(level, answers(wrong)));
        RobustnessCurve white = new RobustnessCurve(truth, clean);
        wrongWhite.forEach((level, wrong) -> white.at(level, answers(wrong)));
        new Results(
                        names.size(),
                        LABELS.names(),
                        new Results.LeftOut(0, 0),
                        List.of(),
                        BOOTSTRAP.scores(LABELS, truth, clean),
                        wrongAttacked.entrySet().stream()
                                .map(level -> new Adversarial(
                                        "pgd",
                                        "linf",
                                        level.getKey(),
                                        "relative",
                                        20,
                                        1,
                                        BOOTSTRAP.scores(LABELS, truth, answers(level.getValue()))))
                                .toList(),
                        wrongWhite.entrySet().stream()
                                .map(level -> new WhiteNoise(
                                        level.getKey(), BOOTSTRAP.scores(LABELS, truth, answers(level.getValue()))))
                                .toList(),
                        recordedSources.stream()
                                .map(source -> new RecordedNoise(source, 6, BOOTSTRAP.scores(LABELS, truth, clean)))
                                .toList(),
                        new Results.RobustnessAuc(
                                wrongAttacked.isEmpty() ? Map.of() : Map.of("linf", attacked.area(BOOTSTRAP)),
                                white.area(BOOTSTRAP)),
                        wrongAttacked.isEmpty()
                                ? List.of()
                                : List.of(new Breaking(
                                        "pgd", "linf", "relative", 20, 1, attacked.breakingLevels(LABELS, BOOTSTRAP))),
                        new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of()))
                .write(folder.resolve("results.json"));
        Predictions.write(folder.resolve(Predictions.FILE), predictions(recordedSources));
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

    private List<Prediction> predictions(List<String> recordedSources) {
        List<Prediction> lines = new ArrayList<>(lines(Prediction.CLEAN, "", 0, wrongClean));
        wrongAttacked.forEach((level, wrong) -> lines.addAll(lines(Prediction.ADVERSARIAL, "pgd", level, wrong)));
        wrongWhite.forEach((level, wrong) -> lines.addAll(lines(Prediction.WHITE_NOISE, "", level, wrong)));
        recordedSources.forEach(source -> lines.addAll(lines(Prediction.RECORDED_NOISE, source, 6, wrongClean)));
        return lines;
    }

    private List<Prediction> lines(String condition, String attack, double level, int wrong) {
        List<Prediction> lines = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            lines.add(new Prediction(
                    names.get(i),
                    LABELS.names().get(i % 2),
                    condition,
                    attack,
                    condition.equals(Prediction.ADVERSARIAL) ? "linf" : "",
                    level,
                    LABELS.names().get(answers(wrong)[i])));
        }
        return lines;
    }
}
