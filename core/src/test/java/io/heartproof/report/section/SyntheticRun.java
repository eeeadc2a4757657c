package io.heartproof.report.section;

import io.heartproof.condition.Family;
import io.heartproof.condition.Kind;
import io.heartproof.file.AtomicFile;
import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.metric.EpochMetrics.Alarm;
import io.heartproof.metric.EpochMetrics.Interval;
import io.heartproof.metric.EpochMetrics.Kept;
import io.heartproof.metric.EpochMetrics.Robust;
import io.heartproof.metric.EpochMetrics.Validation;
import io.heartproof.plot.SyntheticEcg;
import io.heartproof.problem.Refusal;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.CountedResults;
import io.heartproof.report.Example;
import io.heartproof.report.Results;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A run's folder with results of a classifier that guesses: predictions are drawn at random, right with a probability that
 * falls with the noise; everything else is computed from them as an evaluation does. Seeded.
 */
final class SyntheticRun {
    private static final double[] LINF = {0.001, 0.003, 0.005, 0.007, 0.01, 0.03, 0.05, 0.1};
    private static final double[] WHITE = {0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6};

    private final LabelSet labels;
    private final int[] truth;
    private final Random random;
    private final double fragility;
    private final Bootstrap bootstrap = new Bootstrap(400, 1);

    /**
     * @param recordings per class
     * @param fragility how fast accuracy falls with noise
     */
    SyntheticRun(LabelSet labels, int[] recordings, double fragility, long seed) {
        this.labels = labels;
        this.truth = IntStream.range(0, labels.size())
                .flatMap(k -> IntStream.generate(() -> k).limit(recordings[k]))
                .toArray();
        this.random = new Random(seed);
        this.fragility = fragility;
    }

    /** Nine classes of CPSC2018, STE without a recording. */
    static SyntheticRun usual(double fragility, long seed) {
        return new SyntheticRun(LabelSet.CPSC2018, new int[] {62, 28, 17, 9, 14, 12, 15, 17, 0}, fragility, seed);
    }

    /** Writes the run: training beside, evaluation below. */
    void write(Path folder) throws IOException {
        Path evaluation = folder.resolve("evaluation");
        Results results = results();
        results.write(new EvaluationLayout(evaluation).results());
        Example.write(new EvaluationLayout(evaluation).examples(), examples());
        Json.write(folder.resolve("provenance.json"), provenance("heartproof train --data data --out runs/one"));
        AtomicFile.write(new RunLayout(folder).history(), history());
    }

    Results results() {
        int[] clean = predictions(0.82);
        CountedResults counted = new CountedResults(labels, truth, clean, bootstrap);
        Kind linf = CountedResults.pgd(100, 2);
        int[] before = clean;
        for (double epsilon : LINF) {
            before = worse(before, Math.exp(-fragility * epsilon * 30));
            counted.at(linf, epsilon, before);
        }
        Kind l2 = CountedResults.attack("pgd", Kind.L2, 100, 2);
        before = clean;
        for (double epsilon : new double[] {1, 5, 10, 30}) {
            before = worse(before, Math.exp(-fragility * epsilon / 25));
            counted.at(l2, epsilon, before);
        }
        for (double amplitude : WHITE) {
            counted.at(Kind.WHITE, amplitude, worse(clean, Math.exp(-fragility * amplitude * 0.8)));
        }
        for (String source : List.of("bw", "em", "simulated ma")) {
            for (double ratio : new double[] {24, 18, 12, 6, 0, -6}) {
                int[] noisy = worse(clean, Math.exp(-fragility * Math.pow(10, -ratio / 20) * 0.8));
                counted.at(Kind.recorded(source), ratio, noisy);
            }
        }
        return counted.results(
                new Results.LeftOut(103, 2),
                List.of(
                        new Refusal("A0711", "lead V3 is missing and no other leads give it"),
                        new Refusal("A1203", "1.9 s of signal, expected at least 3.1 s")),
                provenance("heartproof evaluate --model runs/one --data data --out runs/one/evaluation"));
    }

    private int[] predictions(double accuracy) {
        return Arrays.stream(truth)
                .map(k -> random.nextDouble() < accuracy ? k : random.nextInt(labels.size()))
                .toArray();
    }

    /** Recordings that were right stay right with that probability; wrong ones stay wrong. */
    private int[] worse(int[] predicted, double stay) {
        int[] noisy = predicted.clone();
        for (int i = 0; i < noisy.length; i++) {
            if (noisy[i] == truth[i] && random.nextDouble() > stay) {
                noisy[i] = (truth[i] + 1 + random.nextInt(labels.size() - 1)) % labels.size();
            }
        }
        return noisy;
    }

    private List<Example> examples() {
        return List.of(example("A0042", Lead.INDEPENDENT_8, "mV", 1), example("P01337", Lead.STANDARD_12, "NU", 6));
    }

    private Example example(String name, List<Lead> leads, String unit, int truthIndex) {
        Recording clean = SyntheticEcg.recording(name, 10.24, leads);
        Recording attacked = SyntheticEcg.withNoise(clean, 0.02, 5);
        Recording noisy = SyntheticEcg.withNoise(clean, 0.2, 6);
        int right = truthIndex % labels.size();
        int wrong = (truthIndex + 3) % labels.size();
        return new Example(
                name,
                labels.get(right).name(),
                labels.names(),
                leads.stream().map(Lead::name).toList(),
                unit,
                true,
                500,
                List.of(
                        view(Family.CLEAN, "without noise", 0, right, clean),
                        view(Family.ADVERSARIAL, "PGD noise, 2 % of each lead\u2019s peak", 0.02, wrong, attacked),
                        view(Family.WHITE_NOISE, "white noise, 20 % of each lead\u2019s peak", 0.2, right, noisy)));
    }

    private Example.View view(Family kind, String text, double level, int prediction, Recording recording) {
        double[] weights =
                random.doubles(labels.size()).map(u -> Math.exp(3 * u)).toArray();
        weights[prediction] = 120;
        double sum = Arrays.stream(weights).sum();
        return new Example.View(
                kind,
                text,
                level,
                labels.get(prediction).name(),
                Arrays.stream(weights).map(w -> w / sum).boxed().toList(),
                recording.signals().stream().map(LeadSignal::samples).toList());
    }

    private String history() {
        StringBuilder lines = new StringBuilder();
        for (int epoch = 0; epoch < 8; epoch++) {
            double score = 0.75 - 0.45 * Math.exp(-epoch / 2.0) + 0.05 * random.nextDouble();
            Validation clean = scores(score);
            Optional<Robust> robust = epoch % 2 == 0
                    ? Optional.empty()
                    : Optional.of(new Robust(0.01, "relative", 10, scores(0.6 * score), Optional.empty(), 22));
            EpochMetrics metrics = new EpochMetrics(
                    epoch,
                    Optional.of(1.6 * Math.exp(-0.5 * epoch) + 0.05),
                    110 + random.nextDouble(),
                    72,
                    Optional.of(clean),
                    robust,
                    epoch == 5 ? Optional.of(new Kept("bestRobust", Optional.of(0.412))) : Optional.empty(),
                    epoch == 1 ? List.of(new Alarm("oneClass", "all 9 are taken for AF; try less")) : List.of());
            lines.append(Json.line(metrics)).append('\n');
        }
        return lines.toString();
    }

    private static Validation scores(double balanced) {
        return new Validation(
                balanced + 0.1, balanced, balanced - 0.05, Optional.of(new Interval(balanced - 0.1, balanced + 0.1)));
    }

    private static Provenance provenance(String command) {
        return new Provenance(
                "heartproof 0.1.0",
                "2026-01-01T12:00:00Z",
                command,
                7,
                2,
                "cpu",
                Map.of("java", "17.0.15 (Debian)", "os", "Linux 6.1 amd64", "libtorch", "2.10.0"),
                Map.of(
                        "data",
                        "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                        "weights",
                        "sha256:60303ae22b998861bce3b28f33eec1be758a213c86c93c076dbe9f558c11c752"));
    }
}
