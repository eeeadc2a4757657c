package io.heartproof.format.edf;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the header says about a signal.
 *
 * @param label as written, such as {@code ECG II}
 * @param range what its codes mean
 * @param samplesPerRecord 0 or more
 */
record EdfSignal(String where, String label, Range range, int samplesPerRecord) {
    private static final Pattern ECG = Pattern.compile("(?:ECG|EKG)[\\s:_-]*(.*)", Pattern.CASE_INSENSITIVE);
    private static final String ANNOTATIONS = "EDF Annotations";

    /**
     * The two pairs that fix the scale: the digital minimum stands for the physical one, and so on. A physical minimum
     * above the maximum turns the signal over, as EDF+ has it.
     */
    record Range(
            String unit,
            double physicalMinimum,
            double physicalMaximum,
            double digitalMinimum,
            double digitalMaximum) {}

    boolean isEcg() {
        return ECG.matcher(label).matches() || new Lead(label).isStandard();
    }

    boolean isAnnotation() {
        return label.equals(ANNOTATIONS);
    }

    /** The standard lead after {@code ECG}, otherwise the label itself. */
    String leadName() {
        Matcher ecg = ECG.matcher(label);
        return ecg.matches() && new Lead(ecg.group(1)).isStandard() ? ecg.group(1) : label;
    }

    /** @throws BadData where the minima and maxima give none */
    LinearScale scale() {
        double codes = range.digitalMaximum - range.digitalMinimum;
        double units = range.physicalMaximum - range.physicalMinimum;
        if (!(codes > 0) || units == 0) {
            throw new BadData(
                    where,
                    "signal %s must have a range, got %s to %s for the codes %s to %s"
                            .formatted(
                                    label,
                                    range.physicalMinimum,
                                    range.physicalMaximum,
                                    range.digitalMinimum,
                                    range.digitalMaximum));
        }
        double perCode = units / codes;
        double offset = range.physicalMinimum - perCode * range.digitalMinimum;
        return LinearScale.of(where + ", signal " + label, perCode, offset, AmplitudeUnit.of(range.unit));
    }
}
