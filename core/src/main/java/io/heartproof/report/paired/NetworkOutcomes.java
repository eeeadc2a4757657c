package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.Figures;
import io.heartproof.metric.OverallMetric;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.metric.paired.Drawn;
import io.heartproof.metric.robustness.RobustAccuracy;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * What the networks of one defence, or one network, answered, and figures of it.
 *
 * @param seeds runs by rising seed
 */
public record NetworkOutcomes(String name, List<RunOutcomes> seeds) {
    private static final int PER_CONDITION = OverallMetric.ALL.size();

    /** Figures with what is drawn of them. */
    public record DrawnFigures(Map<Condition, DrawnScores> scores, Map<Kind, Drawn> robustAccuracy) {}

    /**
     * Drawn figures under one condition.
     *
     * @param byKey by the keys of {@link OverallMetric}
     */
    public record DrawnScores(Map<String, Drawn> byKey) {
        /** @param perClass how many recordings each class has */
        public OverallScores overall(int... perClass) {
            int[][] rows = new int[perClass.length][perClass.length];
            for (int k = 0; k < perClass.length; k++) {
                rows[k][k] = perClass[k];
            }
            ConfusionMatrix recordings = ConfusionMatrix.of(rows);
            return new OverallScores(
                    recordings.total(),
                    Figures.overall(OverallMetric.ALL.stream()
                            .map(metric -> of(metric)
                                    .share(
                                            metric.name() + " is undefined",
                                            metric.unseen().apply(recordings)))
                            .toList()));
        }

        /** That of one metric. */
        public Drawn of(OverallMetric metric) {
            return Objects.requireNonNull(byKey.get(metric.key()));
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
    public Map<Kind, List<Double>> levels() {
        Map<Kind, List<Double>> levels = conditions().stream()
                .filter(condition -> !condition.equals(Condition.CLEAN))
                .collect(Collectors.groupingBy(
                        Condition::kind,
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
    public DrawnFigures figures(CrossedBootstrap bootstrap) {
        int[] labels = labels();
        List<Condition> conditions = conditions();
        Map<Kind, List<Double>> levels = levels();
        List<Drawn> drawn = bootstrap.means(seeds.size(), labels.length, (s, weights) -> values(s, labels, weights));
        Map<Condition, DrawnScores> scores = new LinkedHashMap<>();
        for (int c = 0; c < conditions.size(); c++) {
            List<Drawn> own = drawn.subList(PER_CONDITION * c, PER_CONDITION * (c + 1));
            scores.put(conditions.get(c), byKey(own));
        }
        Map<Kind, Drawn> robust = new LinkedHashMap<>();
        for (Kind kind : levels.keySet()) {
            robust.put(kind, drawn.get(PER_CONDITION * conditions.size() + robust.size()));
        }
        return new DrawnFigures(scores, robust);
    }

    private static DrawnScores byKey(List<Drawn> figures) {
        Map<String, Drawn> byKey = new LinkedHashMap<>();
        for (int m = 0; m < figures.size(); m++) {
            byKey.put(OverallMetric.ALL.get(m).key(), figures.get(m));
        }
        return new DrawnScores(byKey);
    }

    /** Every metric per condition, then one figure per kind of noise. */
    private double[] values(int s, int[] labels, int... weights) {
        Map<Condition, Double> accuracies = new LinkedHashMap<>();
        DoubleStream.Builder values = DoubleStream.builder();
        for (Condition condition : conditions()) {
            ConfusionMatrix matrix =
                    ConfusionMatrix.weighted(seeds.get(s).classes().size(), labels, predicted(s, condition), weights);
            accuracies.put(condition, matrix.accuracy());
            OverallMetric.ALL.forEach(metric -> values.add(metric.formula().applyAsDouble(matrix)));
        }
        levels().forEach((kind, levels) -> values.add(RobustAccuracy.of(
                accuracies.getOrDefault(Condition.CLEAN, Double.NaN),
                levels.stream()
                        .mapToDouble(level -> accuracies.getOrDefault(new Condition(kind, level), Double.NaN))
                        .toArray())));
        return values.build().toArray();
    }
}
