package io.heartproof.plot;

import io.heartproof.signal.LeadSignal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How many millimetres of paper one unit of amplitude gets. Voltages get 10 mm per mV, or less where a lead would not fit
 * into a row; other units get what fits. Gains are 1, 2.5 or 5 times a power of ten.
 */
final class EcgGain {
    private static final double STANDARD = 10;
    private static final double LARGEST_MM = 60;
    private static final double LARGEST_OTHER_MM = 30;
    private static final double OUTLIERS = 0.001;

    private EcgGain() {}

    /** The gain of each unit that occurs, in the order of the leads. */
    static Map<String, Double> byUnit(List<LeadSignal> signals, EcgStrip.SampleRange range) {
        Map<String, Double> extents = new LinkedHashMap<>();
        for (LeadSignal signal : signals) {
            extents.merge(signal.unit(), extent(range.sorted(signal.samples())), Math::max);
        }
        Map<String, Double> gains = new LinkedHashMap<>();
        extents.forEach((unit, extent) -> gains.put(unit, gain(unit, extent)));
        return gains;
    }

    /** The largest gain at which {@code extent} units fit into {@code millimetres}. */
    static double fitting(double extent, double millimetres) {
        double limit = millimetres / extent;
        if (!(extent > 0) || !(limit > 0)) {
            return STANDARD;
        }
        double decade = Math.pow(10, Math.floor(Math.log10(limit)));
        return decade * (limit >= 5 * decade ? 5 : limit >= 2.5 * decade ? 2.5 : 1);
    }

    /** The amplitude of a pulse of 2.5 to 10 mm that is a power of ten. */
    static double pulse(double gain) {
        return Math.pow(10, -Math.floor(Math.log10(gain / 2.5) + 1e-9));
    }

    private static double gain(String unit, double extent) {
        return unit.equals(LeadSignal.MILLIVOLTS)
                ? Math.min(STANDARD, fitting(extent, LARGEST_MM))
                : fitting(extent, LARGEST_OTHER_MM);
    }

    /** From the smallest to the largest sample, a thousandth left out on either side. */
    private static double extent(float[] sorted) {
        int outliers = (int) (sorted.length * OUTLIERS);
        return sorted.length == 0 ? 0 : (double) sorted[sorted.length - 1 - outliers] - sorted[outliers];
    }
}
