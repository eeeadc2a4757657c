package io.heartproof.report.comparison;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.file.AtomicFile;
import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.CountedResults;
import io.heartproof.report.Prediction;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Folders of runs of one defence whose networks guess: right with a chance that falls with the noise, as a run's folder
 * holds them. Recordings differ in how hard they are, alike for all seeds and defences. Seeded.
 *
 * @param recordings how many, in two classes in turn
 * @param fragility how fast accuracy falls with noise
 * @param seconds of one epoch
 */
record SyntheticDefence(String name, int recordings, double fragility, double seconds) {
    static final double[] LINF = {0.001, 0.003, 0.005, 0.007, 0.01, 0.03, 0.05, 0.1};
    static final double[] WHITE = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6};
    static final double[] SNR_DB = {-6, 0, 12, 24};
    private static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "RBBB"));

    /** Writes runs with the seeds 0 to {@code seeds - 1}. */
    DefenceRuns write(Path folder, int seeds) throws IOException {
        List<Path> runs = new ArrayList<>();
        for (int seed = 0; seed < seeds; seed++) {
            runs.add(writeRun(folder.resolve(name.replace(':', '-')).resolve("seed-" + seed), seed));
        }
        return new DefenceRuns(name, runs);
    }

    private Path writeRun(Path run, long seed) throws IOException {
        TreeMap<Double, int[]> linf = new TreeMap<>();
        TreeMap<Double, int[]> white = new TreeMap<>();
        Random own = new Random(31 * seed + name.hashCode());
        double[] luck = own.doubles(recordings).toArray();
        int[] clean = answers(luck, 0.9);
        Arrays.stream(LINF).forEach(level -> linf.put(level, answers(luck, 0.9 * Math.exp(-fragility * level * 60))));
        Arrays.stream(WHITE).forEach(level -> white.put(level, answers(luck, 0.9 * Math.exp(-fragility * level))));
        TreeMap<Double, int[]> recorded = new TreeMap<>();
        Arrays.stream(SNR_DB).forEach(ratio -> recorded.put(ratio, answers(luck, 0.9 - fragility / (20 + ratio))));
        return write(run, seed, clean, List.of(linf, white, recorded));
    }

    /** Writes one run with given predictions: by level under PGD, under white noise, and, if given, under recorded noise. */
    Path write(Path run, long seed, int[] clean, List<SortedMap<Double, int[]>> noisy) throws IOException {
        Path evaluation = run.resolve("evaluation");
        results(clean, noisy, seed).write(new EvaluationLayout(evaluation).results());
        Predictions.write(new EvaluationLayout(evaluation).predictions(), predictions(clean, noisy));
        Json.write(run.resolve("provenance.json"), provenance(seed));
        AtomicFile.write(new RunLayout(run).history(), epoch(0) + epoch(1));
        return run;
    }

    int[] truth() {
        int[] truth = new int[recordings];
        Arrays.setAll(truth, i -> i % 2);
        return truth;
    }

    private int[] answers(double[] luck, double chance) {
        double[] hardness = new Random(9).doubles(recordings).toArray();
        int[] answers = truth();
        for (int i = 0; i < answers.length; i++) {
            answers[i] = 0.7 * hardness[i] + 0.3 * luck[i] < chance ? answers[i] : (answers[i] + 1) % LABELS.size();
        }
        return answers;
    }

    private Results results(int[] clean, List<SortedMap<Double, int[]>> noisy, long seed) {
        CountedResults counted = new CountedResults(LABELS, truth(), clean, new Bootstrap(40, 1));
        conditions(noisy).forEach((condition, answers) -> counted.at(condition.kind(), condition.level(), answers));
        return counted.results(provenance(seed));
    }

    private static Map<Condition, int[]> conditions(List<SortedMap<Double, int[]>> noisy) {
        List<Kind> kinds = List.of(CountedResults.pgd(100, 2), Kind.WHITE, Kind.recorded("em"));
        Map<Condition, int[]> conditions = new LinkedHashMap<>();
        for (int k = 0; k < noisy.size(); k++) {
            Kind kind = kinds.get(k);
            noisy.get(k).forEach((level, answers) -> conditions.put(new Condition(kind, level), answers));
        }
        return conditions;
    }

    private List<Prediction> predictions(int[] clean, List<SortedMap<Double, int[]>> noisy) {
        List<Prediction> lines = new ArrayList<>(lines(Condition.CLEAN, clean));
        conditions(noisy).forEach((condition, answers) -> lines.addAll(lines(condition, answers)));
        return lines;
    }

    private List<Prediction> lines(Condition condition, int... answers) {
        List<Prediction> lines = new ArrayList<>();
        for (int i = 0; i < answers.length; i++) {
            lines.add(Prediction.of(
                    String.format(Locale.ROOT, "R%04d", i),
                    LABELS.get(truth()[i]).name(),
                    condition,
                    LABELS.get(answers[i]).name()));
        }
        return lines;
    }

    private String epoch(int epoch) {
        EpochMetrics metrics = new EpochMetrics(epoch, 1, seconds, 10, Optional.empty());
        return Json.line(metrics) + "\n";
    }

    static Provenance provenance(long seed) {
        return new Provenance(
                "heartproof 0.1.0",
                "2026-01-01T12:00:00Z",
                "heartproof experiment --defences ce,nsr --seeds 3",
                seed,
                2,
                "cpu",
                Map.of("java", "17"),
                Map.of("weights", "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"));
    }
}
