package io.heartproof.format.dicom;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LeadCodes;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.signal.Lead;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One channel of a group: a lead, and what its codes mean: {@code amplitude = code * sensitivity * correction +
 * baseline}, all in the units that the channel names (PS3.3, C.10.9.1.4). Without a sensitivity it is not calibrated.
 */
record WaveformChannel(String leadName, LinearScale scale) {
    /** Codes of ISO/IEEE 11073 ({@code 2:61}) and SCP-ECG ({@code 5.6.3-9-61}). */
    private static final Pattern CODE = Pattern.compile("(?:2:|5\\.6\\.3-9-)(\\d{1,3})");

    private static final Pattern MEANING =
            Pattern.compile("(?:lead\\s+)?([^(]+?)(?:\\s*\\(.*)?", Pattern.CASE_INSENSITIVE);

    static WaveformChannel of(int number, DicomSet definition) {
        String where = definition.where() + ", channel " + number;
        OptionalDouble sensitivity = definition.decimal(Tag.SENSITIVITY);
        double correction = definition.decimal(Tag.CORRECTION).orElse(1);
        double baseline = definition.decimal(Tag.BASELINE).orElse(0);
        String unit = definition
                .code(Tag.SENSITIVITY_UNITS)
                .map(c -> c.text(Tag.CODE_VALUE))
                .orElse("");
        LinearScale scale = sensitivity.isEmpty()
                ? LinearScale.of(where, 1, 0, AmplitudeUnit.of(""))
                : LinearScale.of(where, sensitivity.getAsDouble() * correction, baseline, AmplitudeUnit.of(unit));
        return new WaveformChannel(name(number, definition), scale);
    }

    private static String name(int number, DicomSet definition) {
        Optional<DicomSet> source = definition.code(Tag.CHANNEL_SOURCE);
        Optional<Lead> coded = source.flatMap(s -> coded(s.text(Tag.CODE_VALUE)));
        if (coded.isPresent()) {
            return coded.get().name();
        }
        Matcher meaning =
                MEANING.matcher(source.map(s -> s.text(Tag.CODE_MEANING)).orElse(""));
        if (meaning.matches()) {
            return meaning.group(1);
        }
        String label = definition.text(Tag.CHANNEL_LABEL);
        return label.isEmpty() ? "channel " + number : label;
    }

    private static Optional<Lead> coded(String value) {
        Matcher code = CODE.matcher(value);
        return code.matches()
                ? LeadCodes.lead(Integer.parseInt(code.group(1)))
                : LeadCodes.name(value).map(Lead::new);
    }
}
