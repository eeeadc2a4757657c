package io.heartproof.report.comparison;

import io.heartproof.metric.Figure;
import io.heartproof.metric.paired.CrossedBootstrap;
import io.heartproof.report.paired.NetworkOutcomes;
import java.util.Arrays;
import java.util.List;

/** What the trainings of a defence took, also beside that of the baseline with the same seeds. */
record TrainingCost(CrossedBootstrap bootstrap) {
    /** Seconds by seed; empty where a run does not say. */
    static double[] seconds(NetworkOutcomes defence) {
        return defence.seeds().stream().allMatch(run -> run.seconds().isPresent())
                ? defence.seeds().stream()
                        .mapToDouble(run -> run.seconds().orElseThrow())
                        .toArray()
                : new double[0];
    }

    /** @param baseline seconds of {@link Comparison#BASELINE} by seed, empty where they are not known */
    Defence.Cost of(NetworkOutcomes defence, double... baseline) {
        double[] seconds = seconds(defence);
        if (seconds.length == 0) {
            Figure unknown = Figure.undefined(
                    "training time of " + defence.name() + " is undefined: a run has no figures per epoch");
            return new Defence.Cost(List.of(), unknown, unknown);
        }
        List<Double> each = Arrays.stream(seconds).boxed().toList();
        if (baseline.length == 0) {
            String why = "training time as a multiple of %s is undefined: there is no defence %s with figures per epoch"
                    .formatted(Comparison.BASELINE, Comparison.BASELINE);
            return new Defence.Cost(each, mean(seconds), Figure.undefined(why));
        }
        double[] times = new double[seconds.length];
        Arrays.setAll(times, s -> seconds[s] / baseline[s]);
        return new Defence.Cost(each, mean(seconds), mean(times));
    }

    /** Over the seeds; one recording stands for all, as they take no part. */
    private Figure mean(double... perSeed) {
        return bootstrap
                .means(perSeed.length, 1, (s, weights) -> new double[] {perSeed[s]})
                .get(0)
                .figure("training time is undefined");
    }
}
