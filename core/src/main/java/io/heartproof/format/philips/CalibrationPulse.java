package io.heartproof.format.philips;

import io.heartproof.signal.LeadSignal;
import java.util.Arrays;
import java.util.List;

/**
 * The pulse that some carts put behind the ECG: in all leads at once 0 mV, for a while exactly 1 mV, and 0 mV to the end. No
 * field of the file mentions it, but no ECG looks so: where I and II are 1 mV, III is 0.
 *
 * @param samples from which on all leads are the same, to the end; 0 where they are not
 * @param pulse whether these are such a pulse
 */
record CalibrationPulse(int samples, boolean pulse) {
    private static final double TOLERANCE_MILLIVOLTS = 0.02;
    private static final double SHORTEST_PLATEAU_SECONDS = 0.1;
    private static final int FEWEST_LEADS = 3;

    /** Looks at the end of leads of equal length, in mV. */
    static CalibrationPulse at(List<LeadSignal> signals, double samplingRateHz) {
        float[] first = signals.get(0).samples();
        int start = first.length;
        while (start > 0 && isSame(signals, start - 1)) {
            start--;
        }
        if (signals.size() < FEWEST_LEADS || start == 0) {
            return new CalibrationPulse(0, false);
        }
        return new CalibrationPulse(first.length - start, isPulse(first, start, samplingRateHz));
    }

    /** The signals without the pulse. */
    List<LeadSignal> cutOff(List<LeadSignal> signals) {
        return signals.stream()
                .map(signal -> signal.withSamples(Arrays.copyOf(signal.samples(), signal.samples().length - samples)))
                .toList();
    }

    /** Zeros, one plateau, zeros. */
    private static boolean isPulse(float[] lead, int start, double samplingRateHz) {
        int from = skip(lead, start, 0);
        int to = skip(lead, from, 1);
        int end = skip(lead, to, 0);
        return from > start && to - from >= SHORTEST_PLATEAU_SECONDS * samplingRateHz && end > to && end == lead.length;
    }

    private static int skip(float[] lead, int from, double level) {
        int to = from;
        while (to < lead.length && Math.abs(lead[to] - level) <= TOLERANCE_MILLIVOLTS) {
            to++;
        }
        return to;
    }

    private static boolean isSame(List<LeadSignal> signals, int at) {
        float first = signals.get(0).samples()[at];
        return signals.stream().allMatch(signal -> signal.samples()[at] == first);
    }
}
