package io.heartproof.cli.text;

import io.heartproof.quality.DefectKind;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.PatientIdentity;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * An {@link AnswerLine} as a row of cells with one value each: the recording, the prediction, a probability per class, the
 * verdict on the quality, how many leads have a defect of each kind, whether the whole has one ({@code no}, {@code doubt},
 * {@code yes}), how many notes there are, and the patient. The words behind the counts are in {@link FindingRows}.
 */
final class AnswerColumns {
    private AnswerColumns() {}

    /** The heads of all columns; {@code labels} in the model's order. */
    static List<String> heads(List<String> labels) {
        List<String> heads = new ArrayList<>(List.of("recording", "prediction"));
        heads.addAll(labels);
        heads.addAll(List.of("acceptable", "confidence"));
        DefectKind.OF_LEADS.forEach(kind -> heads.add(kind.code() + "Leads"));
        DefectKind.OF_RECORDINGS.forEach(kind -> heads.add(kind.code()));
        heads.addAll(List.of("notes", "patientName", "patientId", "birthDate"));
        return heads;
    }

    /** As many cells as there are heads, empty where there is no value. */
    static List<String> cells(List<String> labels, AnswerLine answer) {
        List<String> cells =
                new ArrayList<>(List.of(answer.recording(), answer.prediction().orElse("")));
        labels.forEach(label -> cells.add(probability(answer, label)));
        addQuality(answer.quality(), cells);
        cells.add(Integer.toString(answer.notes().size()));
        cells.add(patient(answer, PatientIdentity::name));
        cells.add(patient(answer, PatientIdentity::id));
        cells.add(patient(answer, who -> who.birthDate().map(LocalDate::toString)));
        return cells;
    }

    private static String probability(AnswerLine answer, String label) {
        return Optional.ofNullable(answer.probabilities().get(label))
                .map(probability -> String.format(Locale.ROOT, "%.6f", probability))
                .orElse("");
    }

    private static void addQuality(RecordingQuality quality, List<String> cells) {
        cells.add(Boolean.toString(quality.acceptable()));
        cells.add(quality.confidence().code());
        for (DefectKind kind : DefectKind.OF_LEADS) {
            long leads = quality.leads().stream().filter(lead -> lead.has(kind)).count();
            cells.add(Long.toString(leads));
        }
        DefectKind.OF_RECORDINGS.forEach(kind -> cells.add(whole(quality, kind)));
    }

    private static String whole(RecordingQuality quality, DefectKind kind) {
        if (quality.whole().stream().anyMatch(defect -> defect.kind() == kind)) {
            return "yes";
        }
        return quality.doubts().stream().anyMatch(defect -> defect.kind() == kind) ? "doubt" : "no";
    }

    private static String patient(AnswerLine answer, Function<PatientIdentity, Optional<String>> fact) {
        return answer.patient().flatMap(fact).orElse("");
    }
}
