package io.heartproof.evaluation;

import io.heartproof.evaluation.Evaluation.Attacked;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.RobustnessCurve;
import io.heartproof.report.Breaking;
import io.heartproof.report.BreakingLevel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** The attacks of an evaluation, each with all its levels, and which of them breaks a recording first. */
final class Ladders {
    private final Evaluation evaluation;
    private final Map<Settings, RobustnessCurve> curves = new LinkedHashMap<>();

    /** What is the same at all levels of an attack. */
    private record Settings(String attack, String norm, String unit, int iterations, int starts) {
        static Settings of(Attacked condition) {
            return new Settings(
                    condition.attack(),
                    condition.budget().norm().toString(),
                    condition.budget().unit().toString(),
                    condition.iterations(),
                    condition.starts());
        }
    }

    Ladders(Evaluation evaluation) {
        this.evaluation = evaluation;
        for (Attacked condition : evaluation.attacked()) {
            curves.computeIfAbsent(
                            Settings.of(condition), s -> new RobustnessCurve(evaluation.truth(), evaluation.clean()))
                    .at(condition.budget().epsilon(), condition.predictions());
        }
    }

    /** One per attack. */
    List<Breaking> counts(Bootstrap bootstrap) {
        LabelSet labels = evaluation.labels();
        List<Breaking> counts = new ArrayList<>();
        curves.forEach((settings, curve) -> counts.add(new Breaking(
                settings.attack(),
                settings.norm(),
                settings.unit(),
                settings.iterations(),
                settings.starts(),
                curve.breakingLevels(labels, bootstrap))));
        return counts;
    }

    /** One per attack and recording. */
    List<BreakingLevel> lines() {
        List<BreakingLevel> lines = new ArrayList<>();
        curves.forEach((settings, curve) -> {
            double[] smallest = curve.smallestBreaking();
            for (int i = 0; i < smallest.length; i++) {
                lines.add(new BreakingLevel(
                        evaluation.recordings().get(i),
                        evaluation.labels().get(evaluation.truth()[i]).name(),
                        settings.attack(),
                        settings.norm(),
                        Double.isInfinite(smallest[i]) ? OptionalDouble.empty() : OptionalDouble.of(smallest[i])));
            }
        });
        return lines;
    }
}
