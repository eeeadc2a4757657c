package io.heartproof.format.edf;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.Decimal;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.problem.BadData;
import java.util.regex.Pattern;

/**
 * What the header says about a signal.
 *
 * @param label as written, such as {@code ECG II}
 * @param range what its codes mean
 * @param samplesPerRecord 0 or more
 */
record EdfSignal(String where, String label, DigitalRange range, int samplesPerRecord) {
    private static final Pattern ECG = Pattern.compile("(?:ECG|EKG).*", Pattern.CASE_INSENSITIVE);
    private static final String ANNOTATIONS = "EDF Annotations";

    /**
     * The two pairs that fix the scale, as written: the digital minimum stands for the physical one, and so on. A physical
     * minimum above the maximum turns the signal over, as EDF+ has it.
     */
    record DigitalRange(
            String unit,
            String physicalMinimum,
            String physicalMaximum,
            String digitalMinimum,
            String digitalMaximum) {}

    /** Whether the label says that it is an ECG, of whatever lead. */
    boolean isEcg() {
        return ECG.matcher(label).matches();
    }

    boolean isAnnotation() {
        return label.equals(ANNOTATIONS);
    }

    /**
     * The scale, in which a channel that was never set up, of one physical or digital value, has no valid sample.
     *
     * @throws BadData where the digital maximum lies below the minimum
     */
    LinearScale scale() {
        double lowest = lowestCode();
        double codes = highestCode() - lowest;
        double physical = number("physical minimum", range.physicalMinimum);
        double units = number("physical maximum", range.physicalMaximum) - physical;
        if (!(codes >= 0)) {
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
        double perCode = codes == 0 ? 0 : units / codes;
        double offset = physical - perCode * lowest;
        return LinearScale.of(where + ", signal " + label, perCode, offset, AmplitudeUnit.of(range.unit));
    }

    /** The smallest code that can occur. */
    double lowestCode() {
        return number("digital minimum", range.digitalMinimum);
    }

    /** The largest code that can occur. */
    double highestCode() {
        return number("digital maximum", range.digitalMaximum);
    }

    private double number(String what, String text) {
        return Decimal.parse(text)
                .orElseThrow(() -> new BadData(
                        where, "the %s of signal %s must be a number, got '%s'".formatted(what, label, text)));
    }
}
