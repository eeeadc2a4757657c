package io.heartproof.noise.stress;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The peak-to-peak amplitude of the QRS complexes in each lead of a recording without annotations.
 *
 * <pre>{@code
 * r(l, t) = largest - smallest value of lead l within 50 ms of t
 * R(t)    = mean over leads of r(l, t) / (largest r of lead l)
 * a complex: R >= h, largest within 400 ms;   h = half the median of R's maxima over stretches of 2 s
 * p(l)    = trimmed mean over complexes of r(l, complex)
 * }</pre>
 *
 * <p>Nothing in an ECG changes as much within 100 ms as a QRS complex does, so R stands out there in most leads at once.
 * The windows and the trimmed mean are those of the program {@code nst} (WFDB Applications Guide), which takes the places
 * of the complexes from reference annotations of normal beats; here ectopic beats count too. The 400 ms keep
 * steep T waves out; a faster heart has complexes left out, which does not matter to a mean.
 */
final class QrsAmplitude {
    private static final double WINDOW_SECONDS = 0.1;
    private static final double STRETCH_SECONDS = 2;
    private static final double THRESHOLD = 0.5;
    private static final double CLOSEST_SECONDS = 0.4;

    private QrsAmplitude() {}

    /**
     * The amplitude of every lead, in the lead's own unit; 0 in a lead that is flat.
     *
     * @param leads of equal length, at least one sample; finite
     */
    static double[] of(List<float[]> leads, double samplingRateHz) {
        int window = (int) Math.max(2, Math.round(WINDOW_SECONDS * samplingRateHz) + 1);
        List<float[]> ranges = leads.stream().map(lead -> ranges(lead, window)).toList();
        double[] together = together(ranges);
        double typical = StressRatio.median(maxima(together, (int) Math.max(1, STRETCH_SECONDS * samplingRateHz)));
        int[] complexes = complexes(together, THRESHOLD * typical, (int) (CLOSEST_SECONDS * samplingRateHz));
        return ranges.stream()
                .mapToDouble(range -> StressRatio.trimmedMean(
                        Arrays.stream(complexes).mapToDouble(t -> range[t]).toArray()))
                .toArray();
    }

    /** The range of values in the window that starts at each sample, shorter at the end. */
    private static float[] ranges(float[] lead, int window) {
        float[] largest = lead.clone();
        float[] smallest = lead.clone();
        for (int covered = 1; covered < window; ) {
            int step = Math.min(covered, window - covered);
            for (int t = 0; t + step < lead.length; t++) {
                largest[t] = Math.max(largest[t], largest[t + step]);
                smallest[t] = Math.min(smallest[t], smallest[t + step]);
            }
            covered += step;
        }
        for (int t = 0; t < lead.length; t++) {
            largest[t] -= smallest[t];
        }
        return largest;
    }

    /** The mean of the leads' ranges, each as a share of its largest. */
    private static double[] together(List<float[]> ranges) {
        double[] together = new double[ranges.get(0).length];
        for (float[] range : ranges) {
            float largest = 0;
            for (float value : range) {
                largest = Math.max(largest, value);
            }
            for (int t = 0; t < together.length; t++) {
                together[t] += largest > 0 ? range[t] / largest / ranges.size() : 0;
            }
        }
        return together;
    }

    /** Where it is largest above the threshold, places at least {@code closest} samples apart; at least one. */
    private static int[] complexes(double[] together, double threshold, int closest) {
        Deque<Integer> complexes = new ArrayDeque<>();
        for (int t = 0; t < together.length; t++) {
            if (together[t] < threshold) {
                continue;
            }
            Integer last = complexes.peekLast();
            if (last == null || t - last >= closest) {
                complexes.addLast(t);
            } else if (together[t] > together[last]) {
                complexes.removeLast();
                complexes.addLast(t);
            }
        }
        return complexes.stream().mapToInt(Integer::intValue).toArray();
    }

    /** The largest value of each whole stretch, of all where there is none. */
    private static List<Double> maxima(double[] values, int stretch) {
        int length = Math.min(stretch, values.length);
        return IntStream.range(0, values.length / length)
                .mapToObj(i -> Arrays.stream(values, i * length, (i + 1) * length)
                        .max()
                        .orElseThrow())
                .toList();
    }
}
