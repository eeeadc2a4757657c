package io.heartproof.report.comparison;

import io.heartproof.metric.CrossedBootstrap;
import io.heartproof.metric.Drawn;
import io.heartproof.metric.Figure;
import io.heartproof.metric.Holm;
import io.heartproof.metric.McNemar;
import io.heartproof.metric.OverallScores;
import io.heartproof.metric.RobustAccuracy;
import io.heartproof.metric.UnseenShare;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.NoiseKind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/** Makes a {@link Comparison} of what networks answered. Not thread-safe. */
final class Comparer {
    private final List<DefenceOutcomes> defences;
    private final ComparisonPlan plan;
    private final CrossedBootstrap bootstrap;
    private final List<DefenceOutcomes.Figures> figures;

    private Comparer(List<DefenceOutcomes> defences, ComparisonPlan plan) {
        this.defences = defences;
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
        List<DefenceOutcomes> read = new ArrayList<>();
        for (DefenceRuns defence : defences) {
            read.add(DefenceOutcomes.read(defence));
            requireComparable(read.get(0), read.get(read.size() - 1));
        }
        return new Comparer(List.copyOf(read), plan);
    }

    private static void requireComparable(DefenceOutcomes first, DefenceOutcomes other) {
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
        DefenceOutcomes first = defences.get(0);
        return new Comparison(
                first.labels().length,
                first.seeds().get(0).classes(),
                first.seedNumbers(),
                plan,
                IntStream.range(0, defences.size()).mapToObj(this::defence).toList(),
                tests(),
                sweeps,
                provenance);
    }

    private Defence defence(int d) {
        DefenceOutcomes outcomes = defences.get(d);
        OverallScores clean = scores(d, Condition.CLEAN).overall(outcomes.perClass());
        List<Defence.Noisy> noises = new ArrayList<>();
        outcomes.levels().forEach((kind, levels) -> noises.add(noisy(d, kind, levels, clean)));
        return new Defence(
                outcomes.name(),
                clean,
                noises,
                outcomes.cost(baseline(), bootstrap),
                outcomes.seeds().stream().map(RunOutcomes::origin).toList());
    }

    private Defence.Noisy noisy(int d, NoiseKind kind, List<Double> levels, OverallScores clean) {
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

    private DefenceOutcomes.Scores scores(int d, Condition condition) {
        return Objects.requireNonNull(figures.get(d).scores().get(condition));
    }

    private double[] baseline() {
        return defences.stream()
                .filter(defence -> defence.name().equals(Comparison.BASELINE))
                .findFirst()
                .map(DefenceOutcomes::seconds)
                .orElse(new double[0]);
    }

    /** Condition by condition, every two defences. */
    private List<PairTest> tests() {
        List<PairTest> raw = new ArrayList<>();
        for (Condition condition : tested()) {
            for (int a = 0; a < defences.size(); a++) {
                for (int b = a + 1; b < defences.size(); b++) {
                    raw.add(test(a, b, condition));
                }
            }
        }
        double[] adjusted =
                Holm.adjusted(raw.stream().mapToDouble(PairTest::pValue).toArray());
        return IntStream.range(0, adjusted.length)
                .mapToObj(i -> raw.get(i).withAdjusted(adjusted[i]))
                .toList();
    }

    private List<Condition> tested() {
        List<Condition> tested = new ArrayList<>(List.of(Condition.CLEAN));
        defences.get(0)
                .levels()
                .forEach((kind, levels) ->
                        plan.tested(kind, levels).forEach(level -> tested.add(new Condition(kind, level))));
        return tested;
    }

    private PairTest test(int a, int b, Condition condition) {
        DefenceOutcomes first = defences.get(a);
        DefenceOutcomes second = defences.get(b);
        List<McNemar> seeds = IntStream.range(0, first.seeds().size())
                .mapToObj(
                        s -> McNemar.of(first.labels(), first.predicted(s, condition), second.predicted(s, condition)))
                .toList();
        DefenceOutcomes.Scores of = scores(a, condition);
        DefenceOutcomes.Scores minus = scores(b, condition);
        double pValue = McNemar.pValue(seeds);
        return new PairTest(
                first.name(),
                second.name(),
                condition.noise(),
                condition.level(),
                seeds,
                pValue,
                pValue,
                of.accuracy().minus(minus.accuracy()).difference("undefined", UnseenShare.of(first.labels().length)),
                of.macroF1().minus(minus.macroF1()).difference("undefined", UnseenShare.ofClasses(first.perClass())));
    }
}
