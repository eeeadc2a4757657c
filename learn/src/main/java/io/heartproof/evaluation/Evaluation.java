package io.heartproof.evaluation;

import io.heartproof.attack.Budget;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.metric.RobustnessCurve;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.Adversarial;
import io.heartproof.report.BreakingLevel;
import io.heartproof.report.Prediction;
import io.heartproof.report.RecordedNoise;
import io.heartproof.report.Results;
import io.heartproof.report.WhiteNoise;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a classifier said about every recording, without noise and under each condition. Figures, intervals and tables
 * follow from it.
 *
 * @param recordings N names
 * @param truth (N) class indices
 * @param clean (N) predictions without noise
 * @param attacked one per attack and level
 * @param noisy one per level of white noise
 * @param stressed one per source of recorded noise and ratio
 */
@SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
public record Evaluation(
        LabelSet labels,
        List<String> recordings,
        int[] truth,
        int[] clean,
        List<Attacked> attacked,
        List<Noisy> noisy,
        List<Stressed> stressed) {
    /** Predictions under an attack; {@code iterations} and {@code starts} say how hard it tried. */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    public record Attacked(String attack, Budget budget, int iterations, int starts, int[] predictions) {}

    /** Predictions under white noise. */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    public record Noisy(double amplitude, int[] predictions) {}

    /** Predictions under noise of a source at a signal-to-noise ratio. */
    @SuppressWarnings("ArrayRecordComponent") // carries arrays, is never compared
    public record Stressed(String source, double snrDb, int[] predictions) {}

    /** Recordings that are not among {@link #recordings}, and why. */
    public record LeftOut(int multiLabel, List<Results.Refusal> refusals) {}

    /** All figures with intervals. */
    public Results results(Bootstrap bootstrap, LeftOut leftOut, Provenance provenance) {
        return new Results(
                recordings.size(),
                labels.names(),
                new Results.LeftOut(leftOut.multiLabel(), leftOut.refusals().size()),
                leftOut.refusals(),
                bootstrap.scores(labels, truth, clean),
                attacked.stream().map(a -> adversarial(a, bootstrap)).toList(),
                noisy.stream()
                        .map(n -> new WhiteNoise(n.amplitude(), bootstrap.scores(labels, truth, n.predictions())))
                        .toList(),
                stressed.stream()
                        .map(s -> new RecordedNoise(
                                s.source(), s.snrDb(), bootstrap.scores(labels, truth, s.predictions())))
                        .toList(),
                new Results.RobustnessAuc(areasUnderAttack(bootstrap), areaUnderWhiteNoise(bootstrap)),
                new Ladders(this).counts(bootstrap),
                provenance);
    }

    /** One line per recording and condition. */
    public List<Prediction> predictions() {
        List<Prediction> lines = new ArrayList<>();
        add(lines, new Condition(Prediction.CLEAN, "", "", 0), clean);
        for (Attacked a : attacked) {
            String norm = a.budget().norm().toString();
            double epsilon = a.budget().epsilon();
            add(lines, new Condition(Prediction.ADVERSARIAL, a.attack(), norm, epsilon), a.predictions());
        }
        for (Noisy n : noisy) {
            add(lines, new Condition(Prediction.WHITE_NOISE, "", "", n.amplitude()), n.predictions());
        }
        for (Stressed s : stressed) {
            add(lines, new Condition(Prediction.RECORDED_NOISE, s.source(), "", s.snrDb()), s.predictions());
        }
        return lines;
    }

    /** What is the same in all lines of a condition. */
    private record Condition(String name, String attack, String norm, double level) {}

    private void add(List<Prediction> lines, Condition condition, int[] predictions) {
        for (int i = 0; i < predictions.length; i++) {
            lines.add(new Prediction(
                    recordings.get(i),
                    name(truth[i]),
                    condition.name(),
                    condition.attack(),
                    condition.norm(),
                    condition.level(),
                    name(predictions[i])));
        }
    }

    /** One line per recording and attack: the smallest level that breaks it. */
    public List<BreakingLevel> breakingLevels() {
        return new Ladders(this).lines();
    }

    private Adversarial adversarial(Attacked condition, Bootstrap bootstrap) {
        Budget budget = condition.budget();
        return new Adversarial(
                condition.attack(),
                budget.norm().toString(),
                budget.epsilon(),
                budget.unit().toString(),
                condition.iterations(),
                condition.starts(),
                bootstrap.scores(labels, truth, condition.predictions()));
    }

    private Map<String, Figure> areasUnderAttack(Bootstrap bootstrap) {
        Map<String, RobustnessCurve> curves = new TreeMap<>();
        for (Attacked condition : attacked) {
            curves.computeIfAbsent(condition.budget().norm().toString(), norm -> new RobustnessCurve(truth, clean))
                    .at(condition.budget().epsilon(), condition.predictions());
        }
        Map<String, Figure> areas = new TreeMap<>();
        curves.forEach((norm, curve) -> areas.put(norm, curve.area(bootstrap)));
        return areas;
    }

    private Figure areaUnderWhiteNoise(Bootstrap bootstrap) {
        RobustnessCurve curve = new RobustnessCurve(truth, clean);
        noisy.forEach(condition -> curve.at(condition.amplitude(), condition.predictions()));
        return curve.area(bootstrap);
    }

    private String name(int label) {
        return labels.get(label).name();
    }
}
