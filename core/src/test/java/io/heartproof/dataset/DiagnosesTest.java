package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.ReadOptions;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Labels from the diagnosis codes of headers and {@code DIAGNOSES.csv}. */
class DiagnosesTest {
    private static final String MAP = "code,class;426177001,SB;426783006,SR;164889003,AFIB;164890007,AFIB";

    @TempDir
    Path folder;

    @Test
    void labelsRecordingsByTheCodesOfTheirHeaders() throws IOException {
        map(MAP);
        header("JS1", "#Dx: 426177001");
        header("JS2", "# Dx: 164889003,164890007,59118001");
        header("JS3", "#Age: 60\n#dx:426783006 \n#Dx: 426177001;426177001");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("AFIB", "SB", "SR");
        assertThat(data.entries())
                .extracting(e -> e.recording() + " " + e.labels())
                .containsExactly("JS1 [SB]", "JS2 [AFIB]", "JS3 [SB, SR]");
        assertThat(data.singleLabel()).hasSize(2);
    }

    @Test
    void countsCodesAndRecordingsThatItPassesOver() throws IOException {
        map(MAP);
        header("JS1", "#Dx: 426177001,59118001,59118001");
        header("JS2", "#Dx: 59118001,1");
        header("JS3", "#Dx: Unknown");
        header("JS4", "");

        Catalogue catalogue = Catalogue.read(RecordingStores.open(folder, ReadOptions.NONE, Progress.NONE));

        assertThat(catalogue.leftOut()).containsExactly("JS2", "JS3", "JS4");
        assertThat(catalogue.labelling())
                .isEqualTo(new Labelling(
                        "DIAGNOSES.csv",
                        "of DIAGNOSES.csv, sorted",
                        List.of(
                                new Labelling.CodeCount("59118001", 2),
                                new Labelling.CodeCount("1", 1),
                                new Labelling.CodeCount("Unknown", 1)),
                        3));
    }

    @Test
    void smallestPriorityGoesFirstAndWhatThenHasSeveralClassesKeepsThem() throws IOException {
        map("priority,class,code,description;1,AFIB,164889003,\"atrial fibrillation,"
                + " any\";2,SB,426177001,;2,ST,427084000,;,SR,426783006,");
        header("A", "#Dx: 426177001,164889003");
        header("B", "#Dx: 427084000,426177001,426783006");
        header("C", "#Dx: 426783006");

        assertThat(DataSet.open(folder).entries())
                .extracting(e -> e.recording() + " " + e.labels())
                .containsExactly("A [AFIB]", "B [SB, ST]", "C [SR]");
    }

    @Test
    void classesAreThoseOfTheLabelFileInItsOrder() throws IOException {
        map(MAP);
        Files.writeString(folder.resolve("LABELS.csv"), "name\nSR\nSB\nafib\nVT\n");
        header("A", "#Dx: 164889003");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("SR", "SB", "afib", "VT");
        assertThat(data.entries().get(0).label().index()).isEqualTo(2);

        Files.writeString(folder.resolve("LABELS.csv"), "name\nSR\nSB\n");
        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("DIAGNOSES.csv") + ": has the class AFIB, which LABELS.csv does not have");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "code,class,prority;1,a,1 | : expected the columns code and class, and perhaps priority and"
                        + " description, each once, got code,class,prority",
                "1,a;2,b | : expected the columns code and class, and perhaps priority and description, each once, got"
                        + " 1,a",
                "code,class;1,a;1.0,b | line 3: code 1 is given twice",
                "code,class;,a | line 2: expected a diagnosis code, got none",
                "code,class;1, | line 2: expected a class, got ''",
                "code,class;1.64889E+08,a | line 2: expected a whole diagnosis code, got '1.64889E+08', "
                        + "which a spreadsheet shortened",
                "code,class,priority;1,a,high | line 2: expected a whole number as priority, got 'high'",
                "code,class;7,a | : has no code of the 1 recording beside it",
            })
    void refusesMapThatBreaksRule(String lines, String message) throws IOException {
        map(lines);
        header("A", "#Dx: 1");

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("DIAGNOSES.csv") + (message.startsWith(":") ? "" : " ") + message);
    }

    @Test
    void refusesFolderWithBothTables() throws IOException {
        map(MAP);
        Files.writeString(folder.resolve("REFERENCE.csv"), "Recording,Label\n");

        assertThatThrownBy(() -> DataSet.open(folder))
                .hasMessage(folder + ": has both REFERENCE.csv and DIAGNOSES.csv: labels are taken from one");
    }

    private void map(String lines) throws IOException {
        Files.write(folder.resolve("DIAGNOSES.csv"), List.of(lines.split(";")));
    }

    private void header(String name, String comments) throws IOException {
        Files.writeString(folder.resolve(name + ".hea"), name + " 1 500 10\n" + name + ".dat 16\n" + comments + "\n");
    }
}
