package io.heartproof.report.paired;

import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.RobustAccuracy;
import io.heartproof.metric.UnseenShare;
import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.metric.paired.Drawn;
import io.heartproof.problem.BadData;
import io.heartproof.report.NoiseKind;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What the networks of one defence, or one network, answered, and figures of it.
 *
 * @param seeds runs by rising seed
 */
public record NetworkOutcomes(String name, List<RunOutcomes> seeds) {
    private static final int PER_CONDITION = 3;

    /** Figures with what is drawn of them. */
    public record Figures(Map<Condition, Scores> scores, Map<NoiseKind, Drawn> robustAccuracy) {}

    /** Drawn figures under one condition. */
    public record Scores(Drawn accuracy, Drawn balancedAccuracy, Drawn macroF1) {
        /** @param perClass how many recordings each class has */
        public OverallScores overall(int... perClass) {
            int recordings = Arrays.stream(perClass).sum();
            UnseenShare ofClasses = UnseenShare.ofClasses(perClass);
            return new OverallScores(
                    recordings,
                    accuracy.share("accuracy is undefined", UnseenShare.of(recordings)),
                    balancedAccuracy.share("balanced accuracy is undefined", ofClasses),
                    macroF1.share("mean F1 is undefined", ofClasses));
        }
    }

    /** Reads all runs; {@link BadData} where two have the same seed. */
    public static NetworkOutcomes read(String name, List<Path> folders) throws IOException {
        List<RunOutcomes> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(RunOutcomes.read(folder));
        }
        runs.sort(Comparator.comparingLong(run -> run.origin().seed()));
        for (int i = 1; i < runs.size(); i++) {
            RunOrigin run = runs.get(i).origin();
            RunOrigin before = runs.get(i - 1).origin();
            if (run.seed() == before.seed()) {
                throw new BadData(
                        run.folder(),
                        String.format(
                                Locale.ROOT,
                                "expected another seed than that of %s, got %d",
                                before.folder(),
                                run.seed()));
            }
        }
        return new NetworkOutcomes(name, List.copyOf(runs));
    }

    /** Seeds of the trainings, rising. */
    public List<Long> seedNumbers() {
        return seeds.stream().map(run -> run.origin().seed()).toList();
    }

    /** Class index of each recording. */
    public int[] labels() {
        return seeds.get(0).labels();
    }

    /** How many recordings each class has. */
    public int[] perClass() {
        int[] perClass = new int[seeds.get(0).classes().size()];
        for (int label : labels()) {
            perClass[label]++;
        }
        return perClass;
    }

    /** Without noise first. */
    public List<Condition> conditions() {
        return List.copyOf(seeds.get(0).predicted().keySet());
    }

    /** Levels of each kind of noise, rising. */
    public Map<NoiseKind, List<Double>> levels() {
        Map<NoiseKind, List<Double>> levels = conditions().stream()
                .filter(condition -> !condition.equals(Condition.CLEAN))
                .collect(Collectors.groupingBy(
                        Condition::noise,
                        LinkedHashMap::new,
                        Collectors.mapping(Condition::level, Collectors.toList())));
        levels.replaceAll((kind, unsorted) -> unsorted.stream().sorted().toList());
        return levels;
    }

    /** Class index that the s-th seed's network gave each recording. */
    public int[] predicted(int s, Condition condition) {
        int[] predicted = seeds.get(s).predicted().get(condition);
        if (predicted == null) {
            throw new IllegalArgumentException("not run: " + condition);
        }
        return predicted;
    }

    /** Of one network. */
    public static NetworkOutcomes of(String name, RunOutcomes run) {
        return new NetworkOutcomes(name, List.of(run));
    }

    /** All figures, drawn together. */
    public Figures figures(CrossedBootstrap bootstrap) {
        int[] labels = labels();
        List<Condition> conditions = conditions();
        Map<NoiseKind, List<Double>> levels = levels();
        List<Drawn> drawn = bootstrap.means(seeds.size(), labels.length, (s, weights) -> values(s, labels, weights));
        Map<Condition, Scores> scores = new LinkedHashMap<>();
        for (int c = 0; c < conditions.size(); c++) {
            List<Drawn> own = drawn.subList(PER_CONDITION * c, PER_CONDITION * (c + 1));
            scores.put(conditions.get(c), new Scores(own.get(0), own.get(1), own.get(2)));
        }
        Map<NoiseKind, Drawn> robust = new LinkedHashMap<>();
        for (NoiseKind kind : levels.keySet()) {
            robust.put(kind, drawn.get(PER_CONDITION * conditions.size() + robust.size()));
        }
        return new Figures(scores, robust);
    }

    /** Three figures per condition, then one per kind of noise. */
    private double[] values(int s, int[] labels, int... weights) {
        Map<Condition, Double> accuracies = new LinkedHashMap<>();
        DoubleStream.Builder values = DoubleStream.builder();
        for (Condition condition : conditions()) {
            ConfusionMatrix matrix =
                    ConfusionMatrix.weighted(seeds.get(s).classes().size(), labels, predicted(s, condition), weights);
            accuracies.put(condition, matrix.accuracy());
            values.add(matrix.accuracy()).add(matrix.balancedAccuracy()).add(matrix.macroF1());
        }
        levels().forEach((kind, levels) -> values.add(RobustAccuracy.of(
                accuracies.getOrDefault(Condition.CLEAN, Double.NaN),
                levels.stream()
                        .mapToDouble(level -> accuracies.getOrDefault(new Condition(kind, level), Double.NaN))
                        .toArray())));
        return values.build().toArray();
    }
}
