package io.heartproof.cli.text;

import io.heartproof.problem.Counted;
import io.heartproof.problem.PlainText;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.PatientIdentity;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A recording in words: what its file says, and the range of each lead. */
public final class RecordingText {
    private RecordingText() {}

    public static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        lines.add(line("recording", recording.name()));
        lines.add(line("format", recording.source().format()));
        lines.add(line("files", String.join(", ", recording.source().files())));
        lines.add(line("length", length(recording)));
        lines.add(line("patient", patient(recording.patient())));
        addIdentity(recording.patient().identity(), lines);
        lines.add(line("diagnoses", orNone(String.join(", ", recording.diagnosisCodes()))));
        recording.signals().forEach(signal -> lines.add(line("lead " + signal.lead(), range(signal))));
        recording.source().notes().forEach(note -> lines.add(line("note", note)));
        return lines;
    }

    private static String line(String what, String value) {
        return PlainText.of(String.format(Locale.ROOT, "%-12s %s", what, value));
    }

    private static String length(Recording recording) {
        return String.format(
                Locale.ROOT,
                "%.2f s, %s at %s Hz",
                recording.durationSeconds(),
                Counted.of(recording.length(), "sample"),
                recording.samplingRateHz());
    }

    private static String patient(Patient patient) {
        String age =
                patient.ageYears().isPresent() ? Counted.of(patient.ageYears().getAsInt(), "year") : "age not stated";
        String sex = patient.sex() == Sex.UNKNOWN
                ? "sex not stated"
                : patient.sex().name().toLowerCase(Locale.ROOT);
        return age + ", " + sex;
    }

    /** Only what was asked for is there. */
    private static void addIdentity(PatientIdentity identity, List<String> lines) {
        identity.name().ifPresent(name -> lines.add(line("name", name)));
        identity.id().ifPresent(id -> lines.add(line("patient id", id)));
        identity.birthDate().ifPresent(birth -> lines.add(line("born", birth.toString())));
    }

    private static String range(LeadSignal signal) {
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        int invalid = 0;
        for (float sample : signal.samples()) {
            if (Float.isNaN(sample)) {
                invalid++;
            } else {
                low = Math.min(low, sample);
                high = Math.max(high, sample);
            }
        }
        String range = low > high
                ? "no valid sample"
                : String.format(Locale.ROOT, "%.3f to %.3f %s", low, high, signal.unit());
        return range
                + (signal.calibrated() ? "" : ", not calibrated")
                + (invalid == 0 ? "" : ", " + invalid + " invalid samples");
    }

    private static String orNone(String text) {
        return text.isEmpty() ? "none stated" : text;
    }
}
