package io.heartproof.format.dicom;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Reads ECG waveforms (12-lead, general and ambulatory) in little-endian DICOM: explicit, implicit or deflated. Of
 * several multiplex groups those that make the rhythm are read ({@link RhythmGroups}); the others are noted.
 *
 * <p>Source: DICOM PS3.3, C.10.9; PS3.5; PS3.10. Of the patient, age, sex and identity are taken.
 */
public final class DicomReader {
    private static final String MAGIC = "DICM";
    private static final String ECG_WAVEFORM = "1.2.840.10008.5.1.4.1.1.9.1.";

    private DicomReader() {}

    /** Whether a file that starts with these bytes is a DICOM file. */
    public static boolean recognises(byte[] start) {
        int from = DicomFile.START - MAGIC.length();
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(MAGIC, from);
    }

    /**
     * Reads one recording.
     *
     * @param samplingRateHz the rate that the user states, if any
     * @throws BadData where the file breaks a rule or holds no ECG
     */
    public static Recording read(RecordingFile file, OptionalDouble samplingRateHz) throws IOException {
        DicomSet set = DicomFile.read(file);
        String sopClass = set.text(Tag.SOP_CLASS);
        if (!sopClass.startsWith(ECG_WAVEFORM)) {
            throw new BadData(file.where(), "expected an ECG waveform, got SOP class '" + sopClass + "'");
        }
        List<MultiplexGroup> groups = new ArrayList<>();
        for (DicomSet group : set.items(Tag.WAVEFORMS)) {
            groups.add(new MultiplexGroup(groups.size() + 1, group));
        }
        List<String> notes = new ArrayList<>();
        RhythmGroups rhythm = RhythmGroups.of(file.where(), groups, notes);
        double rate = SamplingRate.confirmed(file.where(), rhythm.samplingRateHz(), samplingRateHz);
        return new Recording(
                RecordingName.of(file),
                rate,
                rhythm.signals(notes),
                patient(set),
                List.of(),
                new Source("DICOM", List.of(file.where()), notes));
    }

    private static Patient patient(DicomSet set) {
        double years = years(set.text(Tag.AGE));
        return new Patient(
                Double.isNaN(years)
                        ? PatientFacts.age(date(set.text(Tag.BIRTH_DATE)), date(set.text(Tag.STUDY_DATE)))
                        : PatientFacts.age(years),
                PatientFacts.sex(set.text(Tag.SEX)),
                PatientIdentity.of(
                        set.text(Tag.PATIENT_NAME), set.text(Tag.PATIENT_ID), date(set.text(Tag.BIRTH_DATE))));
    }

    /** An age string, PS3.5 section 6.2: three digits and D, W, M or Y. */
    private static double years(String age) {
        if (!age.matches("\\d{3}[DWMY]")) {
            return Double.NaN;
        }
        int number = Integer.parseInt(age.substring(0, 3));
        return switch (age.charAt(3)) {
            case 'D' -> number / 365.25;
            case 'W' -> number * 7 / 365.25;
            case 'M' -> number / 12.0;
            default -> number;
        };
    }

    private static Optional<LocalDate> date(String text) {
        try {
            return Optional.of(LocalDate.parse(text, DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
