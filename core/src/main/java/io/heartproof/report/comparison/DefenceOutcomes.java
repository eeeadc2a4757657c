package io.heartproof.report.comparison;

import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.CrossedBootstrap;
import io.heartproof.metric.Drawn;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.RobustAccuracy;
import io.heartproof.metric.UnseenShare;
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
 * What the networks of one defence answered, and figures of it.
 *
 * @param seeds runs by rising seed
 */
record DefenceOutcomes(String name, List<RunOutcomes> seeds) {
    private static final int PER_CONDITION = 3;

    /** Figures with what is drawn of them. */
    record Figures(Map<Condition, Scores> scores, Map<NoiseKind, Drawn> robustAccuracy) {}

    /** Drawn figures under one condition. */
    record Scores(Drawn accuracy, Drawn balancedAccuracy, Drawn macroF1) {
        /** @param perClass how many recordings each class has */
        OverallScores overall(int... perClass) {
            int recordings = Arrays.stream(perClass).sum();
            UnseenShare ofClasses = UnseenShare.ofClasses(perClass);
            return new OverallScores(
                    recordings,
                    accuracy.share("accuracy is undefined", UnseenShare.of(recordings)),
                    balancedAccuracy.share("balanced accuracy is undefined", ofClasses),
                    macroF1.share("mean F1 is undefined", ofClasses));
        }
    }

    /** Reads all runs of a defence; {@link BadData} where two have the same seed. */
    static DefenceOutcomes read(DefenceRuns defence) throws IOException {
        List<RunOutcomes> runs = new ArrayList<>();
        for (Path folder : defence.runs()) {
            runs.add(RunOutcomes.read(folder));
        }
        runs.sort(Comparator.comparingLong(run -> run.origin().seed()));
        for (int i = 1; i < runs.size(); i++) {
            Defence.Origin run = runs.get(i).origin();
            Defence.Origin before = runs.get(i - 1).origin();
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
        return new DefenceOutcomes(defence.name(), List.copyOf(runs));
    }

    List<Long> seedNumbers() {
        return seeds.stream().map(run -> run.origin().seed()).toList();
    }

    int[] labels() {
        return seeds.get(0).labels();
    }

    /** How many recordings each class has. */
    int[] perClass() {
        int[] perClass = new int[seeds.get(0).classes().size()];
        for (int label : labels()) {
            perClass[label]++;
        }
        return perClass;
    }

    /** Without noise first. */
    List<Condition> conditions() {
        return List.copyOf(seeds.get(0).predicted().keySet());
    }

    /** Levels of each kind of noise, rising. */
    Map<NoiseKind, List<Double>> levels() {
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
    int[] predicted(int s, Condition condition) {
        int[] predicted = seeds.get(s).predicted().get(condition);
        if (predicted == null) {
            throw new IllegalArgumentException("not run: " + condition);
        }
        return predicted;
    }

    /** All figures, drawn together. */
    Figures figures(CrossedBootstrap bootstrap) {
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

    /** Seconds that training took, by seed; empty where a run does not say. */
    double[] seconds() {
        return seeds.stream().allMatch(run -> run.seconds().isPresent())
                ? seeds.stream().mapToDouble(run -> run.seconds().orElseThrow()).toArray()
                : new double[0];
    }

    /** The cost beside that of the baseline, which has the same seeds. */
    Defence.Cost cost(double[] baseline, CrossedBootstrap bootstrap) {
        double[] seconds = seconds();
        if (seconds.length == 0) {
            Figure unknown =
                    Figure.undefined("training time of " + name + " is undefined: a run has no figures per epoch");
            return new Defence.Cost(List.of(), unknown, unknown);
        }
        Figure mean = mean(seconds, bootstrap);
        if (baseline.length == 0) {
            String why = "training time as a multiple of %s is undefined: there is no defence %s with figures per epoch"
                    .formatted(Comparison.BASELINE, Comparison.BASELINE);
            return new Defence.Cost(listOf(seconds), mean, Figure.undefined(why));
        }
        double[] times = new double[seconds.length];
        Arrays.setAll(times, s -> seconds[s] / baseline[s]);
        return new Defence.Cost(listOf(seconds), mean, mean(times, bootstrap));
    }

    private Figure mean(double[] perSeed, CrossedBootstrap bootstrap) {
        return bootstrap
                .means(perSeed.length, labels().length, (s, weights) -> new double[] {perSeed[s]})
                .get(0)
                .figure("training time of " + name + " is undefined");
    }

    private static List<Double> listOf(double... values) {
        return Arrays.stream(values).boxed().toList();
    }
}
