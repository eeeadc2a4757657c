package io.heartproof.format.dicom;

import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LeadCodes;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One channel of a group: a lead, and what its codes mean: {@code amplitude = code * sensitivity * correction +
 * baseline}, all in the units that the channel names (PS3.3, C.10.9.1.4). Without a sensitivity it is not calibrated.
 */
record WaveformChannel(int number, DicomSet definition) {
    /** Codes of ISO/IEEE 11073 ({@code 2:61}) and SCP-ECG ({@code 5.6.3-9-61}). */
    private static final Pattern CODE = Pattern.compile("(?:2:|5\\.6\\.3-9-)(\\d{1,3})");

    /** By its code, otherwise by the first of the code's meaning and the label that names a standard lead. */
    String leadName() {
        Optional<DicomSet> source = definition.code(Tag.CHANNEL_SOURCE);
        Optional<Lead> coded = source.flatMap(s -> coded(s.text(Tag.CODE_VALUE)));
        if (coded.isPresent()) {
            return coded.get().name();
        }
        String meaning = source.map(s -> s.text(Tag.CODE_MEANING)).orElse("");
        List<String> names = Stream.of(meaning, definition.text(Tag.CHANNEL_LABEL))
                .filter(name -> !name.isEmpty())
                .toList();
        return names.stream()
                .filter(name -> LeadTable.standard(name).isPresent())
                .findFirst()
                .orElse(names.isEmpty() ? "channel " + number : names.get(0));
    }

    /** The first of the code's meaning and the label that names another lead than its code does. */
    Optional<String> otherName() {
        Optional<DicomSet> source = definition.code(Tag.CHANNEL_SOURCE);
        Optional<Lead> coded =
                source.flatMap(s -> coded(s.text(Tag.CODE_VALUE))).filter(Lead::isStandard);
        return coded.flatMap(lead -> Stream.of(
                        source.map(s -> s.text(Tag.CODE_MEANING)).orElse(""), definition.text(Tag.CHANNEL_LABEL))
                .filter(name -> LeadTable.standard(name)
                        .filter(other -> !other.equals(lead))
                        .isPresent())
                .findFirst());
    }

    /** @throws BadData where the numbers give none, or the unit has two meanings */
    LinearScale scale() {
        String where = definition.where() + ", channel " + number;
        OptionalDouble sensitivity = definition.decimal(Tag.SENSITIVITY);
        if (sensitivity.isEmpty()) {
            return LinearScale.of(where, 1, 0, AmplitudeUnit.of(""));
        }
        double correction = definition.decimal(Tag.CORRECTION).orElse(1);
        double baseline = definition.decimal(Tag.BASELINE).orElse(0);
        return LinearScale.of(where, sensitivity.getAsDouble() * correction, baseline, unit(where));
    }

    /** What the unit's code names, or its meaning where the code is none of a voltage. */
    private AmplitudeUnit unit(String where) {
        Optional<DicomSet> code = definition.code(Tag.SENSITIVITY_UNITS);
        String value = code.map(c -> c.text(Tag.CODE_VALUE) + c.text(Tag.LONG_CODE_VALUE))
                .orElse("");
        String meaning = code.map(c -> c.text(Tag.CODE_MEANING)).orElse("");
        AmplitudeUnit byValue = AmplitudeUnit.of(value);
        AmplitudeUnit byMeaning = AmplitudeUnit.of(meaning);
        if (!byValue.isVoltage()) {
            return byMeaning.isVoltage() || value.isEmpty() ? byMeaning : byValue;
        }
        if (byMeaning.isVoltage() && !byMeaning.equals(byValue)) {
            throw new BadData(where, "a unit must mean one thing, got the code '" + value + "' for '" + meaning + "'");
        }
        return byValue;
    }

    private static Optional<Lead> coded(String value) {
        Matcher code = CODE.matcher(value);
        return code.matches()
                ? LeadCodes.lead(Integer.parseInt(code.group(1)))
                : LeadCodes.name(value).map(Lead::new);
    }
}
