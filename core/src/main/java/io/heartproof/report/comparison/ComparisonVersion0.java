package io.heartproof.report.comparison;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.heartproof.condition.Condition;
import io.heartproof.metric.Figure;
import io.heartproof.metric.paired.McNemar;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.About;
import io.heartproof.report.ConstantNetwork;
import io.heartproof.report.older.NoiseVersion0;
import io.heartproof.report.older.OverallScoresVersion0;
import io.heartproof.report.paired.PairTest;
import io.heartproof.report.paired.RunOrigin;
import java.util.List;

/** A {@code comparison.json} without a version. Fields as in docs/results.md. */
record ComparisonVersion0(
        About about,
        int recordings,
        Constant constant,
        List<String> classes,
        List<Long> seeds,
        ComparisonPlan plan,
        List<OfDefence> defences,
        List<Test> tests,
        List<Sweep> sweeps,
        Provenance provenance) {
    /** What always giving the largest class reaches. */
    record Constant(String label, OverallScoresVersion0 scores) {}

    /** What was found of one defence. */
    record OfDefence(
            String name, OverallScoresVersion0 clean, List<Noisy> noises, Defence.Cost cost, List<RunOrigin> runs) {
        private Defence now() {
            return new Defence(
                    name, clean.now(), noises.stream().map(Noisy::now).toList(), cost, runs);
        }
    }

    /** Under one kind of noise. */
    record Noisy(NoiseVersion0 noise, Figure robustAccuracy, List<Level> levels) {
        private Defence.Noisy now() {
            return new Defence.Noisy(
                    noise.now(),
                    robustAccuracy,
                    levels.stream()
                            .map(level -> new Defence.Level(
                                    level.level(), level.scores().now()))
                            .toList());
        }
    }

    /** Scores at a level. */
    record Level(double level, @JsonUnwrapped OverallScoresVersion0 scores) {}

    /** Two defences under one condition. */
    record Test(
            String first,
            String second,
            NoiseVersion0 noise,
            double level,
            List<McNemar> seeds,
            double pValue,
            double adjusted,
            Figure accuracyDifference,
            Figure macroF1Difference) {
        private PairTest now() {
            Condition condition = new Condition(noise.now(), level);
            return new PairTest(
                    first, second, condition, seeds, pValue, adjusted, accuracyDifference, macroF1Difference);
        }
    }

    /** What it is today. */
    Comparison now() {
        return new Comparison(
                Comparison.VERSION,
                about,
                recordings,
                new ConstantNetwork(constant.label(), constant.scores().now()),
                classes,
                seeds,
                plan,
                defences.stream().map(OfDefence::now).toList(),
                tests.stream().map(Test::now).toList(),
                sweeps,
                List.of(),
                provenance);
    }
}
