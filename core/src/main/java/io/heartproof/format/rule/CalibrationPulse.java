package io.heartproof.format.rule;

import io.heartproof.problem.Counted;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The pulse that some carts put before or behind the ECG, in all leads at once: 0 mV, for a while exactly 0.5, 1 or 2 mV, and 0
 * mV again, once or repeatedly. Hardly a format has a field for it. No ECG looks so: where I and II are 1 mV, III is 0, and no
 * wave is level for 90 ms in every lead. So it is looked for in three or more leads in millivolts, where it lies at an end of the
 * recording and has 0 mV on one side at least. Immutable.
 */
public final class CalibrationPulse {
    private static final double[] HEIGHTS_MILLIVOLTS = {0.5, 1, 2};
    private static final double HEIGHT_TOLERANCE = 0.05;
    private static final double ZERO_TOLERANCE_MILLIVOLTS = 0.02;

    /** Leads are stored with different gains, so that one amplitude is not one number. */
    private static final double SPREAD_MILLIVOLTS = 0.003;

    private static final double SHORTEST_PLATEAU_SECONDS = 0.09;
    private static final double LONGEST_PLATEAU_SECONDS = 1.1;
    private static final double SHORTEST_ZERO_SECONDS = 0.01;
    private static final double LONGEST_EDGE_SECONDS = 0.01;
    private static final double SHORTEST_ECG_SECONDS = 1;
    private static final double WORTH_A_NOTE_SECONDS = 0.2;
    private static final int FEWEST_LEADS = 3;

    private final Recording recording;
    private final List<float[]> leads;
    private final int length;

    private CalibrationPulse(Recording recording) {
        this.recording = recording;
        this.leads = recording.signals().stream()
                .filter(signal -> signal.calibrated() && signal.unit().equals(LeadSignal.MILLIVOLTS))
                .map(LeadSignal::samples)
                .filter(CalibrationPulse::hasSamples)
                .toList();
        this.length = recording.length();
    }

    /** The recording without such pulses at its ends, which is noted. */
    public static Recording cutOff(Recording recording) {
        return new CalibrationPulse(recording).cutOff();
    }

    private Recording cutOff() {
        if (leads.size() < FEWEST_LEADS) {
            return recording;
        }
        int atStart = new Edge(1).pulses();
        int atEnd = new Edge(-1).pulses();
        if (length - atStart - atEnd < SHORTEST_ECG_SECONDS * recording.samplingRateHz()) {
            return recording;
        }
        Recording result = atStart == 0 ? recording : recording.noted(cut("first", atStart));
        if (atEnd > 0) {
            result = result.noted(cut("last", atEnd));
        } else {
            int same = same();
            result = same < WORTH_A_NOTE_SECONDS * recording.samplingRateHz() || same == length
                    ? result
                    : result.noted(String.format(
                            Locale.ROOT, "the last %s are the same in all leads", Counted.of(same, "sample")));
        }
        return atStart + atEnd == 0 ? result : kept(result, atStart, length - atEnd);
    }

    private static String cut(String where, int samples) {
        return String.format(
                Locale.ROOT, "the %s %s, a calibration pulse, are cut off", where, Counted.of(samples, "sample"));
    }

    private static Recording kept(Recording recording, int from, int to) {
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(signal -> signal.withSamples(Arrays.copyOfRange(signal.samples(), from, to)))
                        .toList());
    }

    /** Samples at the end that are the same number in all leads. */
    private int same() {
        int count = 0;
        while (count < length && isSame(length - 1 - count)) {
            count++;
        }
        return count;
    }

    private boolean isSame(int at) {
        return leads.stream().allMatch(lead -> lead[at] == leads.get(0)[at]);
    }

    private static boolean hasSamples(float[] samples) {
        for (float sample : samples) {
            if (!Float.isNaN(sample)) {
                return true;
            }
        }
        return false;
    }

    /** One end of the recording; samples are counted from it. */
    private final class Edge {
        private final int step;

        /** @param step 1 at the start, -1 at the end */
        Edge(int step) {
            this.step = step;
        }

        /** Samples from this end up to where the ECG begins; 0 where there is no pulse. */
        int pulses() {
            int from = 0;
            int zeros = zeros(from);
            boolean levelled = isLongEnough(zeros);
            int found = 0;
            for (int end = pulse(zeros); end > 0; end = pulse(from)) {
                from = end + zeros(end);
                levelled |= isLongEnough(from - end);
                found = from;
            }
            return levelled ? found : 0;
        }

        private boolean isLongEnough(int zeros) {
            return zeros >= Math.max(1, SHORTEST_ZERO_SECONDS * recording.samplingRateHz());
        }

        /** Where a pulse that begins there ends; 0 where none does. */
        private int pulse(int from) {
            for (double height : HEIGHTS_MILLIVOLTS) {
                int start = from + edge(from, height);
                int plateau = run(start, height, HEIGHT_TOLERANCE * height);
                double seconds = plateau / recording.samplingRateHz();
                if (seconds >= SHORTEST_PLATEAU_SECONDS && seconds <= LONGEST_PLATEAU_SECONDS) {
                    int end = start + plateau;
                    int falling = edge(end, 0);
                    return end + (zeros(end + falling) > 0 ? falling : 0);
                }
            }
            return 0;
        }

        private int zeros(int from) {
            return run(from, 0, ZERO_TOLERANCE_MILLIVOLTS);
        }

        /** Samples between two levels, the same in all leads. */
        private int edge(int from, double level) {
            int longest = (int) Math.ceil(LONGEST_EDGE_SECONDS * recording.samplingRateHz());
            double tolerance = level == 0 ? ZERO_TOLERANCE_MILLIVOLTS : HEIGHT_TOLERANCE * level;
            for (int count = 0; count <= longest; count++) {
                if (isLevel(from + count, level, tolerance)) {
                    return count;
                }
                if (!isLevel(from + count, 0, Double.POSITIVE_INFINITY)) {
                    return 0;
                }
            }
            return 0;
        }

        private int run(int from, double level, double tolerance) {
            int to = from;
            while (isLevel(to, level, tolerance)) {
                to++;
            }
            return to - from;
        }

        /** Whether all leads have one amplitude, which is about the level. */
        private boolean isLevel(int fromEdge, double level, double tolerance) {
            if (fromEdge >= length) {
                return false;
            }
            int at = step > 0 ? fromEdge : length - 1 - fromEdge;
            float lowest = Float.POSITIVE_INFINITY;
            float highest = Float.NEGATIVE_INFINITY;
            for (float[] lead : leads) {
                if (!(Math.abs(lead[at] - level) <= tolerance)) {
                    return false;
                }
                lowest = Math.min(lowest, lead[at]);
                highest = Math.max(highest, lead[at]);
            }
            return highest - lowest <= SPREAD_MILLIVOLTS;
        }
    }
}
