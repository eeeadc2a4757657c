package io.heartproof.simulate;

import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import io.heartproof.simulate.rhythm.BeatKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Measures a simulated recording as a reader does, on its samples. The simulator's fiducials serve only as windows in
 * which to look.
 */
final class Measured {
    static final int PATIENTS = 40;
    private static final Simulator SIMULATOR = new Simulator(20, SimulatorSettings.CPSC2018.withNoiseFactor(0));
    private static final Map<String, List<Measured>> MADE = new ConcurrentHashMap<>();

    private final SimulatedRecording simulated;
    private final double rate;
    private final List<float[]> leads;

    Measured(SimulatedRecording simulated) {
        this.simulated = simulated;
        this.rate = simulated.recording().samplingRateHz();
        this.leads = Lead.INDEPENDENT_8.stream().map(this::lead).toList();
    }

    /** Forty patients of one class, without noise; made once. */
    static List<Measured> patients(String label) {
        return MADE.computeIfAbsent(
                label,
                name -> IntStream.range(0, PATIENTS)
                        .mapToObj(i -> new Measured(SIMULATOR.simulate(LabelSet.CPSC2018.named(name), i)))
                        .toList());
    }

    List<Beat> beats() {
        return simulated.beats();
    }

    List<Beat> beats(BeatKind kind) {
        return beats().stream().filter(beat -> beat.kind() == kind).toList();
    }

    /** Beats of that kind whose first wave does not lie on the T wave before. */
    List<Beat> clear(BeatKind kind) {
        return IntStream.range(1, beats().size())
                .filter(i -> beats().get(i - 1).t().offset() + samples(0.02)
                        < beats().get(i).onset())
                .mapToObj(i -> beats().get(i))
                .filter(beat -> beat.kind() == kind)
                .toList();
    }

    float[] lead(Lead lead) {
        return simulated.recording().signal(lead).orElseThrow().samples();
    }

    int samples(double seconds) {
        return (int) Math.round(seconds * rate);
    }

    int length() {
        return simulated.recording().length();
    }

    /** Root of the sum of squares of the eight independent leads, mV. */
    double magnitude(int sample) {
        double squares = 0;
        for (float[] lead : leads) {
            squares += (double) lead[sample] * lead[sample];
        }
        return Math.sqrt(squares);
    }

    /** The same of the mean slope at some samples, mV/s; the recording's ends count as flat. */
    private double slope(int[] samples) {
        double squares = 0;
        for (float[] lead : leads) {
            double mean = Arrays.stream(samples)
                    .filter(i -> i > 0 && i < length() - 1)
                    .mapToDouble(i -> rate * (lead[i + 1] - lead[i - 1]) / 2)
                    .average()
                    .orElse(0);
            squares += mean * mean;
        }
        return Math.sqrt(squares);
    }

    double largestMagnitude(int from, int to) {
        return IntStream.range(from, to).mapToDouble(this::magnitude).max().orElse(0);
    }

    /** Onset of P to onset of QRS, each where the magnitude first exceeds a share of the wave's peak, seconds. */
    double pr(Beat beat) {
        Beat.Span p = beat.p().orElseThrow();
        int margin = samples(0.02);
        int pOnset = firstAbove(0.07, Math.max(0, p.onset() - margin), p.offset());
        int qrsOnset = firstAbove(0.03, beat.qrs().onset() - margin, beat.qrs().offset());
        return (qrsOnset - pOnset) / rate;
    }

    private int firstAbove(double share, int from, int to) {
        double threshold = share * largestMagnitude(from, to);
        return IntStream.range(from, to)
                .filter(i -> magnitude(i) > threshold)
                .findFirst()
                .orElseThrow();
    }

    /** First to last sample whose slope exceeds 4 % of the steepest, searched 30 ms beyond the fiducials, seconds. */
    double qrsSeconds(Beat beat) {
        return steepSeconds(List.of(beat), 0.04);
    }

    /** The same on the average of all beats, in which whatever has no fixed distance from QRS cancels; 15 %. */
    double averageQrsSeconds() {
        return steepSeconds(beats(), 0.15);
    }

    private double steepSeconds(List<Beat> averaged, double share) {
        int margin = samples(0.03);
        int length = averaged.get(0).qrs().length() + 2 * margin;
        double[] slopes = IntStream.range(0, length)
                .mapToDouble(i -> slope(averaged.stream()
                        .mapToInt(beat -> beat.qrs().onset() - margin + i)
                        .toArray()))
                .toArray();
        double threshold = share * Arrays.stream(slopes).max().orElseThrow();
        int[] steep =
                IntStream.range(0, length).filter(i -> slopes[i] > threshold).toArray();
        return (steep[steep.length - 1] - steep[0]) / rate;
    }

    /** Where the magnitude is largest within the QRS complex. */
    int rPeak(Beat beat) {
        return IntStream.rangeClosed(beat.qrs().onset(), beat.qrs().offset())
                .reduce((a, b) -> magnitude(b) > magnitude(a) ? b : a)
                .orElseThrow();
    }

    /** RR intervals between listed beats, by measured R peaks, seconds. */
    double[] rr() {
        return IntStream.range(1, beats().size())
                .mapToDouble(i -> (rPeak(beats().get(i)) - rPeak(beats().get(i - 1))) / rate)
                .toArray();
    }

    /** Level 60 ms behind the J point against the end of the PR segment, mV. */
    double st(Lead lead, Beat beat) {
        float[] x = lead(lead);
        return x[beat.qrs().offset() + samples(0.06)] - baseline(lead, beat);
    }

    /** Mean ST level over the recording's beats, mV. */
    double st(Lead lead) {
        return beats().stream().mapToDouble(beat -> st(lead, beat)).average().orElseThrow();
    }

    double baseline(Lead lead, Beat beat) {
        return lead(lead)[Math.max(0, beat.qrs().onset() - samples(0.006))];
    }

    /** Samples of a lead over a span, against the beat's baseline. */
    double[] over(Lead lead, Beat beat, Beat.Span span) {
        double zero = baseline(lead, beat);
        float[] x = lead(lead);
        return IntStream.rangeClosed(span.onset(), span.offset())
                .mapToDouble(i -> x[i] - zero)
                .toArray();
    }

    /** Highest positive and lowest negative deflections in order of time, those of less than {@code least} mV left out. */
    static List<Double> deflections(double[] wave, double least) {
        List<Double> found = new ArrayList<>();
        double extreme = 0;
        for (double value : wave) {
            if (value * extreme < 0 && Math.abs(extreme) >= least) {
                found.add(extreme);
            }
            extreme = value * extreme <= 0 || Math.abs(value) > Math.abs(extreme) ? value : extreme;
        }
        if (Math.abs(extreme) >= least) {
            found.add(extreme);
        }
        return found;
    }

    static double mean(double[] values) {
        return DoubleStream.of(values).average().orElseThrow();
    }

    /** Standard deviation over mean. */
    static double variation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(Arrays.stream(values)
                        .map(v -> (v - mean) * (v - mean))
                        .average()
                        .orElseThrow())
                / mean;
    }

    static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }

    static double correlation(double[] a, double[] b) {
        double meanA = mean(a);
        double meanB = mean(b);
        double ab = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - meanA) * (b[i] - meanB);
            aa += (a[i] - meanA) * (a[i] - meanA);
            bb += (b[i] - meanB) * (b[i] - meanB);
        }
        return ab / Math.sqrt(aa * bb);
    }
}
