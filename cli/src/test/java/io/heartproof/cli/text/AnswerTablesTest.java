package io.heartproof.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.quality.Defect;
import io.heartproof.quality.DefectKind;
import io.heartproof.quality.LeadQuality;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.Lead;
import io.heartproof.signal.PatientIdentity;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AnswerTablesTest {
    private static final List<String> LABELS = List.of("Normal", "=AF");
    private static final AnswerLine SOUND = new AnswerLine(
            "a.hea",
            Optional.of("=AF"),
            new TreeMap<>(Map.of("Normal", 0.25, "=AF", 0.75)).descendingMap(),
            new RecordingQuality(List.of(new LeadQuality(Lead.I, List.of())), List.of(), List.of()),
            List.of(),
            Optional.empty());
    private static final AnswerLine ODD = new AnswerLine(
            "-b.hea",
            Optional.empty(),
            Map.of(),
            new RecordingQuality(
                    List.of(
                            new LeadQuality(
                                    Lead.I,
                                    List.of(
                                            new Defect(DefectKind.CLIPPED, "is clipped: 7 %"),
                                            new Defect(DefectKind.NOISY, "is noisy"))),
                            new LeadQuality(Lead.V1, List.of(new Defect(DefectKind.NOISY, "is noisy, too")))),
                    List.of(new Defect(DefectKind.TOO_SHORT, "is too short")),
                    List.of(new Defect(DefectKind.LIMBS_SWAPPED, "may be swapped"))),
            List.of("the first", "@second"),
            Optional.of(PatientIdentity.of("Doe, J", "4711", Optional.of(LocalDate.of(1950, 1, 2)))));

    @Test
    void aCellHoldsOneValue() {
        assertThat(written(AnswerFormat.csv)).isEqualToNormalizingNewlines("""
            recording,prediction,Normal,'=AF,acceptable,confidence,missingLeads,invalidLeads,flatLeads,clippedLeads,\
            disconnectedLeads,noisyLeads,tooShort,tooCoarse,limbsSwapped,limbsInconsistent,notes,patientName,patientId,birthDate
            a.hea,'=AF,0.250000,0.750000,true,full,0,0,0,0,0,0,no,no,no,no,0,,,
            '-b.hea,,,,false,none,0,0,0,1,0,2,yes,no,doubt,no,2,"Doe, J",4711,1950-01-02
            """);
    }

    @Test
    void aLineOfJsonHasTheseFieldsInThisOrder() {
        assertThat(written(AnswerFormat.jsonl)).isEqualToNormalizingNewlines("""
            {"recording":"a.hea","prediction":"=AF","probabilities":{"Normal":0.25,"=AF":0.75},\
            "quality":{"acceptable":true,"confidence":"full","leads":{"I":"ok"},"whole":[],"doubts":[],"reasons":[]},\
            "notes":[]}
            {"recording":"-b.hea","prediction":null,"probabilities":{},\
            "quality":{"acceptable":false,"confidence":"none","leads":{"I":"clipped noisy","V1":"noisy"},\
            "whole":["tooShort"],"doubts":["limbsSwapped"],"reasons":["the recording is too short","lead I is clipped: 7 %",\
            "lead I is noisy","lead V1 is noisy, too","the recording may be swapped"]},\
            "notes":["the first","@second"],"patient":{"name":"Doe, J","id":"4711","birthDate":"1950-01-02",\
            "empty":false}}
            """);
    }

    @Test
    void theTableHasALineForEachRecordingAndOnesBelowItForWhatIsOdd() {
        assertThat(written(AnswerFormat.table)).isEqualToNormalizingNewlines("""
            recording                        prediction   probability  next
            a.hea                            =AF                0.750  Normal 0.250
            -b.hea                           (none)
              Doe, J, 4711, 1950-01-02
              the recording is too short
              lead I is clipped: 7 %
              lead I is noisy
              lead V1 is noisy, too
              the recording may be swapped
              the first
              @second
            """);
    }

    private static String written(AnswerFormat format) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        format.begin(out, LABELS);
        format.write(out, LABELS, SOUND);
        format.write(out, LABELS, ODD);
        return text.toString();
    }

    @Test
    void aFindingHasARowOfItsOwn() throws IOException {
        StringWriter text = new StringWriter();
        FindingRows rows = new FindingRows(text);
        rows.write(SOUND);
        rows.write(ODD);
        assertThat(text.toString()).isEqualToNormalizingNewlines("""
            recording,about,lead,kind,text
            '-b.hea,recording,,tooShort,is too short
            '-b.hea,lead,I,clipped,is clipped: 7 %
            '-b.hea,lead,I,noisy,is noisy
            '-b.hea,lead,V1,noisy,"is noisy, too"
            '-b.hea,doubt,,limbsSwapped,may be swapped
            '-b.hea,note,,,the first
            '-b.hea,note,,,'@second
            """);
    }
}
