package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataSetTest {
    private static final String NINE =
            "expected a label from 1 to 9, the classes of CPSC2018 (LABELS.csv names others)";
    private static final String HEADER = "Recording,First_label,Second_label,Third_label\r\n";

    @TempDir
    Path folder;

    @Test
    void listsRecordingsWithTheirLabelsAndFiles() throws IOException {
        touch("A1.hea", "A1.mat", "A2.mat", "A3.hea");
        reference("A2,9,,\r\nA1,1,,\r\nA3,2,5,8\r\n");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels()).isEqualTo(LabelSet.CPSC2018);
        assertThat(data.entries())
                .containsExactly(
                        new Entry("A2", List.of(new Label(8, "STE"))),
                        new Entry("A1", List.of(new Label(0, "Normal"))),
                        new Entry("A3", List.of(new Label(1, "AF"), new Label(4, "RBBB"), new Label(7, "STD"))));
        assertThat(data.entries())
                .extracting(data::where)
                .containsExactly(
                        folder.resolve("A2.mat").toString(),
                        folder.resolve("A1.hea").toString(),
                        folder.resolve("A3.hea").toString());
        assertThat(data.singleLabel()).extracting(Entry::recording).containsExactly("A2", "A1");
        assertThat(data.multiLabelCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1,1,,\n", "A1,1,,", "\"A1\",\"1\",,\r\n", " A1 , 1 ,,\r\n\r\n"})
    void acceptsEveryWayOfWritingTheSameTable(String line) throws IOException {
        touch("A1.hea");
        reference(line);

        assertThat(DataSet.open(folder).entries()).hasSize(1);
    }

    @Test
    void takesClassesFromLabelFile() throws IOException {
        touch("A1.hea");
        reference("A1,2,,\n");
        Files.writeString(folder.resolve("LABELS.csv"), "label,name\n1,sinus\n2,\"other, any\"\n");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels()).isEqualTo(new LabelSet(List.of("sinus", "other, any")));
        assertThat(data.entries().get(0).label()).isEqualTo(new Label(1, "other, any"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "A1,10,, | line 2: " + NINE + ", got '10'",
                "A1,0,, | line 2: " + NINE + ", got '0'",
                "A1,01,, | line 2: " + NINE + ", got '01'",
                "A1,1,,;A2,sinus,, | line 3: " + NINE + ", got 'sinus'",
                "A1,1.5,, | line 2: " + NINE + ", got '1.5'",
                "A1,-1,, | line 2: " + NINE + ", got '-1'",
                "A1,1,1.0, | line 2: label 1.0 is given twice",
                "A1,1,63, | line 2: " + NINE + ", got '63'",
                "A1,NaN,, | line 2: expected a label in First_label, got none",
                "A1,99999999999999999999,, | line 2: " + NINE + ", got '99999999999999999999'",
                "A1,,, | line 2: expected a label in First_label, got none",
                "A1,,3, | line 2: expected a label in First_label, got none",
                "A1,3,3, | line 2: label 3 is given twice",
                "A1,1,,;A1,2,, | line 3: recording A1 is named twice",
                "A1,1,,;A2,1,, | line 3: no file A2.hea, .mat, .dcm, .edf, .xml, .csv",
                "../A1,1,, | line 2: expected a recording's name of letters, digits, '_', '-' and '.', got '../A1'",
                "/etc/A1,1,, | line 2: expected a recording's name of letters, digits, '_', '-' and '.', got '/etc/A1'",
                "..,1,, | line 2: expected a recording's name of letters, digits, '_', '-' and '.', got '..'",
                "A\\1,1,, | line 2: expected a recording's name of letters, digits, '_', '-' and '.', got 'A\\1'",
                ",1,, | line 2: expected a recording's name of letters, digits, '_', '-' and '.', got ''",
            })
    void namesLineAndValueThatBreaksRule(String lines, String message) throws IOException {
        touch("A1.hea");
        reference(lines.replace(";", "\n"));

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("REFERENCE.csv") + " " + message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Recording,First_label,Second_label,Third_label | lists no recording",
                "Recording;A1 | expected a column of recordings and at least one of labels, got the header Recording",
                "A1,1,, | expected a header such as Recording,First_label, got A1,1,,",
                "B1,1,;A1,1, | expected a header such as Recording,First_label, got B1,1,",
                "B1,MI;A1,MI | expected a header such as Recording,First_label, got B1,MI",
                "Recording,;A1,1 | expected a heading over label column 1, got none",
                "Recording,Label,;A1,1,2 | expected a heading over label column 2, got none",
                "Recording,First_label,Second_label,Third_label;A1,1 | Record 2 has 2 fields, but first record had 4",
                "Recording,First_label,Second_label,Third_label;A1,1,,,, | Record 2 has 6 fields, but first record had"
                        + " 4",
                "Recording,First_label,Second_label,Third_label;\"A1,1,, | quote",
            })
    void rejectsFileThatIsNoReferenceTable(String content, String message) throws IOException {
        touch("A1.hea");
        Files.writeString(folder.resolve("REFERENCE.csv"), content.replace(";", "\n"));

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(folder.resolve("REFERENCE.csv") + ": ")
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void rejectsFolderWithoutReference() {
        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("REFERENCE.csv") + ": no such file");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "label,name;1,a;1,b | LABELS.csv line 3: label 1 is given twice",
                "label,name;1,a;1.0,b | LABELS.csv line 3: label 1.0 is given twice",
                "label,name;1,a;x,b | LABELS.csv line 3: expected a whole number as label, got 'x'",
                "label,name;1,0;2,1 | LABELS.csv line 2: a class whose name is a number must have that number, "
                        + "got label 1 for '0'",
                "label,name;1,a;2, | LABELS.csv: labels: class names must be distinct and not blank, got [a, ]",
                "label,name;1,a;2,a | LABELS.csv: labels: class names must be distinct and not blank, got [a, a]",
                "label,name | LABELS.csv: labels: expected at least one class, got none",
                "name,colour;a,1 | LABELS.csv: expected the header label,name, or name alone, got name,colour",
                "a;b | LABELS.csv: expected the header label,name, or name alone, got a",
            })
    void rejectsLabelFileThatBreaksRule(String content, String message) throws IOException {
        touch("A1.hea");
        reference("A1,1,,\n");
        Files.writeString(folder.resolve("LABELS.csv"), content.replace(";", "\n"));

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder + "/" + message);
    }

    @Test
    void selectsEntriesInTheOrderAskedFor() throws IOException {
        touch("A1.hea", "A2.hea", "A3.hea");
        reference("A1,1,,\nA2,2,,\nA3,2,3,\n");
        DataSet data = DataSet.open(folder);

        assertThat(data.select(List.of("A2", "A1")))
                .extracting(Entry::recording)
                .containsExactly("A2", "A1");
        assertThatThrownBy(() -> data.select(List.of("A2", "A9")))
                .isInstanceOf(BadData.class)
                .hasMessage(folder + ": has no recording 'A9' that a list names");
        assertThatThrownBy(() -> data.select(List.of("A3")))
                .isInstanceOf(BadData.class)
                .hasMessage(folder + ": a list names recording A3, which has several labels [AF, I-AVB]");
    }

    @Test
    void digestTellsWhatTheDataSetHolds() throws IOException {
        touch("A1.hea", "A1.mat", "A1_0001.dat", "A2.hea", "A22.hea");
        reference("A1,1,,\nA2,2,,\n");
        String digest = DataSet.open(folder).digest();

        reference("A2,2,,\nA1,1,,\n");
        touch("README.md", "A3.hea");
        Files.writeString(folder.resolve("A22.hea"), "no line names it");
        assertThat(DataSet.open(folder).digest()).isEqualTo(digest);

        reference("A2,2,,\nA1,1,3,\n");
        assertThat(DataSet.open(folder).digest()).isNotEqualTo(digest);

        reference("A2,2,,\nA1,1,,\n");
        Files.writeString(folder.resolve("A1_0001.dat"), "other");
        assertThat(DataSet.open(folder).digest()).isNotEqualTo(digest);
    }

    private void reference(String lines) throws IOException {
        Files.writeString(folder.resolve("REFERENCE.csv"), HEADER + lines);
    }

    /** Files with their own name in them. */
    private void touch(String... names) throws IOException {
        for (String name : names) {
            Files.writeString(folder.resolve(name), name);
        }
    }
}
