package io.heartproof.metric.suite;

import io.heartproof.condition.Kind;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.Figure;
import io.heartproof.problem.Counted;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a suite of attacks found, and whether it can be trusted: an entry of {@code suites} in {@code results.json}. Immutable.
 *
 * @param kind of the noise
 * @param levels rising
 * @param sampled recordings that each attack ran on alone
 * @param envelope accuracy of these at each level, under the smallest noise of all attacks
 * @param attacks in the order in which they ran
 * @param smallest over all classes, then of each class
 * @param checks the cross-examination
 * @param remarks what else must be known, a sentence each
 */
public record SuiteFindings(
        Kind kind,
        List<Double> levels,
        int sampled,
        List<Double> envelope,
        List<AttackFindings> attacks,
        List<SmallestNoise> smallest,
        List<Check> checks,
        List<String> remarks) {
    private static final double LEAST_OPTIMALITY = 0.95;

    /** In fewer, one recording alone may move optimality by more than an alarm is away from 1. */
    private static final int FEWEST_FOR_OPTIMALITY = 20;

    public SuiteFindings {
        levels = List.copyOf(levels);
        envelope = List.copyOf(envelope);
        attacks = List.copyOf(attacks);
        smallest = List.copyOf(smallest);
        checks = List.copyOf(checks);
        remarks = List.copyOf(remarks);
    }

    /** The checks that say that the figures are not to be trusted. */
    public List<Check> alarms() {
        return checks.stream().filter(Check::alarm).toList();
    }

    /**
     * Figures of an outcome.
     *
     * @param truth class index of each recording of the outcome
     */
    public static SuiteFindings of(SuiteOutcome outcome, LabelSet labels, int[] truth, Bootstrap bootstrap) {
        Optional<SecurityCurve> envelope = envelope(outcome);
        List<AttackFindings> attacks = outcome.attacks().stream()
                .map(effort -> findings(effort, outcome, envelope))
                .toList();
        int sampled = outcome.alone().isEmpty()
                ? 0
                : outcome.alone().get(0).recordings().size();
        List<Check> checks = new ArrayList<>(outcome.checks());
        checks.add(optimality(attacks, sampled));
        return new SuiteFindings(
                outcome.kind(),
                outcome.levels(),
                sampled,
                envelope.map(SecurityCurve::accuracy).orElse(List.of()),
                attacks,
                smallest(outcome, labels, truth, bootstrap),
                checks,
                remarks(outcome, sampled));
    }

    private static List<String> remarks(SuiteOutcome outcome, int sampled) {
        List<String> remarks = new ArrayList<>(outcome.remarks());
        if (sampled > 0 && sampled < FEWEST_FOR_OPTIMALITY) {
            remarks.add(String.format(
                    Locale.ROOT,
                    "Optimality was measured on %s: below %d, one recording alone may decide whether it is an alarm.",
                    Counted.of(sampled, "recording"),
                    FEWEST_FOR_OPTIMALITY));
        }
        return remarks;
    }

    /** Of the sample; what an attack found alone counts, too. */
    private static Optional<SecurityCurve> envelope(SuiteOutcome outcome) {
        if (outcome.alone().isEmpty() || outcome.alone().get(0).recordings().isEmpty()) {
            return Optional.empty();
        }
        double[] smallest = outcome.alone().get(0).recordings().stream()
                .mapToDouble(i -> outcome.recordings().get(i).size())
                .toArray();
        for (SuiteOutcome.AttackAlone alone : outcome.alone()) {
            smallest = SecurityCurve.envelope(smallest, sizes(alone));
        }
        return Optional.of(SecurityCurve.of(outcome.levels(), smallest));
    }

    private static double[] sizes(SuiteOutcome.AttackAlone alone) {
        return alone.sizes().stream().mapToDouble(size -> size).toArray();
    }

    private static AttackFindings findings(
            AttackEffort effort, SuiteOutcome outcome, Optional<SecurityCurve> envelope) {
        Optional<SecurityCurve> curve = outcome.alone().stream()
                .filter(alone -> alone.attack().equals(effort.attack())
                        && !alone.recordings().isEmpty())
                .findFirst()
                .map(alone -> SecurityCurve.of(outcome.levels(), sizes(alone)));
        Optional<Double> optimality =
                curve.flatMap(own -> envelope.map(own::optimality)).filter(known -> !known.isNaN());
        return new AttackFindings(effort, curve.map(SecurityCurve::accuracy).orElse(List.of()), optimality);
    }

    private static Check optimality(List<AttackFindings> attacks, int sampled) {
        return attacks.stream()
                .filter(one -> one.optimality().isPresent())
                .max(Comparator.comparingDouble(one -> one.optimality().orElseThrow()))
                .map(best -> Check.atLeast(
                        LEAST_OPTIMALITY,
                        "optimality",
                        best.optimality().orElseThrow(),
                        String.format(
                                Locale.ROOT,
                                "the strongest attack alone is %s, on %s; 1 is the worst case over all attacks",
                                best.effort().attack(),
                                Counted.of(sampled, "recording"))))
                .orElseGet(() -> Check.notMade(
                        LEAST_OPTIMALITY,
                        "optimality",
                        sampled == 0
                                ? "neither time nor passes were left to run each attack alone"
                                : "no attack alone broke any recording of the sample"));
    }

    private static List<SmallestNoise> smallest(
            SuiteOutcome outcome, LabelSet labels, int[] truth, Bootstrap bootstrap) {
        List<SmallestNoise> smallest = new ArrayList<>();
        smallest.add(smallest("", outcome, outcome.recordings(), bootstrap));
        for (int k = 0; k < labels.size(); k++) {
            int label = k;
            List<AttackedRecording> own = IntStream.range(0, truth.length)
                    .filter(i -> truth[i] == label)
                    .mapToObj(outcome.recordings()::get)
                    .toList();
            smallest.add(smallest(labels.get(k).name(), outcome, own, bootstrap));
        }
        return smallest;
    }

    private static SmallestNoise smallest(
            String label, SuiteOutcome outcome, List<AttackedRecording> recordings, Bootstrap bootstrap) {
        String of = "the median smallest noise" + (label.isEmpty() ? "" : " of " + label);
        List<AttackedRecording> calibrated = recordings.stream()
                .filter(one -> !outcome.uncalibrated().contains(one.recording()))
                .filter(one -> one.smallest().isEmpty() || one.microvolts().isPresent())
                .toList();
        boolean anyInMicrovolts =
                recordings.stream().anyMatch(one -> one.microvolts().isPresent());
        Figure microvolts = anyInMicrovolts
                ? median(calibrated, AttackedRecording::microvolts, of + " in microvolts", bootstrap)
                : Figure.undefined(of + " in microvolts is undefined: no broken recording is calibrated");
        return new SmallestNoise(
                label,
                recordings.size(),
                (int) recordings.stream()
                        .filter(one -> one.smallest().isPresent())
                        .count(),
                median(recordings, AttackedRecording::smallest, of, bootstrap),
                microvolts);
    }

    private static Figure median(
            List<AttackedRecording> recordings,
            Function<AttackedRecording, Optional<Double>> size,
            String name,
            Bootstrap bootstrap) {
        double[] sizes = recordings.stream()
                .mapToDouble(one -> size.apply(one).orElse(Double.POSITIVE_INFINITY))
                .toArray();
        return bootstrap.median(sizes, name);
    }
}
