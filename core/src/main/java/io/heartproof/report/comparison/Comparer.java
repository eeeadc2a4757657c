package io.heartproof.report.comparison;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.metric.Figure;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.metric.paired.Drawn;
import io.heartproof.metric.robustness.RobustAccuracy;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.paired.NetworkOutcomes;
import io.heartproof.report.paired.PairTests;
import io.heartproof.report.paired.RunOutcomes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes a {@link Comparison} of what networks answered. Not thread-safe. */
final class Comparer {
    private final List<NetworkOutcomes> defences;
    private final ComparisonPlan plan;
    private final List<String> warnings;
    private final CrossedBootstrap bootstrap;
    private final List<NetworkOutcomes.DrawnFigures> figures;

    private Comparer(List<NetworkOutcomes> defences, List<String> warnings, ComparisonPlan plan) {
        this.defences = defences;
        this.warnings = warnings;
        this.plan = plan;
        this.bootstrap = plan.bootstrap();
        this.figures =
                defences.stream().map(defence -> defence.figures(bootstrap)).toList();
    }

    /** Reads all runs; {@link BadData} where they do not compare. */
    static Comparer of(List<DefenceRuns> defences, ComparisonPlan plan) throws IOException {
        List<String> names = defences.stream().map(DefenceRuns::name).toList();
        if (names.isEmpty() || names.stream().distinct().count() < names.size()) {
            throw new BadUsage("defences must be at least one and named apart, got " + names);
        }
        List<NetworkOutcomes> read = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        for (DefenceRuns defence : defences) {
            warnings.addAll(defence.warnings());
            read.add(NetworkOutcomes.read(defence.name(), defence.runs()));
            requireComparable(read.get(0), read.get(read.size() - 1));
        }
        return new Comparer(List.copyOf(read), warnings, plan);
    }

    private static void requireComparable(NetworkOutcomes first, NetworkOutcomes other) {
        RunOutcomes run = first.seeds().get(0);
        if (run.truth().isEmpty()) {
            throw new BadData(run.origin().folder(), "expected recordings to compare by, got none");
        }
        other.seeds().forEach(run::requireComparable);
        if (!first.seedNumbers().equals(other.seedNumbers())) {
            throw new BadData(
                    "defence " + other.name(),
                    "expected runs with the seeds %s, as %s has, got %s"
                            .formatted(first.seedNumbers(), first.name(), other.seedNumbers()));
        }
    }

    Comparison compare(List<Sweep> sweeps, Provenance provenance) {
        NetworkOutcomes first = defences.get(0);
        RunOutcomes run = first.seeds().get(0);
        return new Comparison(
                Comparison.VERSION,
                run.about(),
                first.labels().length,
                ConstantNetwork.of(run.classes(), first.perClass()),
                run.classes(),
                first.seedNumbers(),
                plan,
                IntStream.range(0, defences.size()).mapToObj(this::defence).toList(),
                new PairTests(defences, figures).at(tested()),
                sweeps,
                warnings,
                provenance);
    }

    private Defence defence(int d) {
        NetworkOutcomes outcomes = defences.get(d);
        OverallScores clean = scores(d, Condition.CLEAN).overall(outcomes.perClass());
        List<Defence.Noisy> noises = new ArrayList<>();
        outcomes.levels().forEach((kind, levels) -> noises.add(noisy(d, kind, levels, clean)));
        return new Defence(
                outcomes.name(),
                clean,
                noises,
                new TrainingCost(bootstrap).of(outcomes, baseline()),
                outcomes.seeds().stream().map(RunOutcomes::origin).toList());
    }

    private Defence.Noisy noisy(int d, Kind kind, List<Double> levels, OverallScores clean) {
        int[] perClass = defences.get(d).perClass();
        List<Defence.Level> scores = levels.stream()
                .map(level -> new Defence.Level(
                        level, scores(d, new Condition(kind, level)).overall(perClass)))
                .toList();
        Drawn robust = Objects.requireNonNull(figures.get(d).robustAccuracy().get(kind));
        List<Figure> noisy =
                scores.stream().map(level -> level.scores().accuracy()).toList();
        Figure figure = RobustAccuracy.of(robust.figure("undefined"), clean.accuracy(), noisy);
        return new Defence.Noisy(kind, figure, scores);
    }

    private NetworkOutcomes.DrawnScores scores(int d, Condition condition) {
        return Objects.requireNonNull(figures.get(d).scores().get(condition));
    }

    private double[] baseline() {
        return defences.stream()
                .filter(defence -> defence.name().equals(Comparison.BASELINE))
                .findFirst()
                .map(TrainingCost::seconds)
                .orElse(new double[0]);
    }

    private List<Condition> tested() {
        List<Condition> tested = new ArrayList<>(List.of(Condition.CLEAN));
        defences.get(0)
                .levels()
                .forEach((kind, levels) ->
                        plan.tested(kind, levels).forEach(level -> tested.add(new Condition(kind, level))));
        return tested;
    }
}
