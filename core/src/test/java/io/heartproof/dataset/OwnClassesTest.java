package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which classes a folder's tables say there are, and which one each recording has. */
class OwnClassesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void writeRecordings() throws IOException {
        for (int i = 1; i <= 5; i++) {
            Files.writeString(folder.resolve("A" + i + ".hea"), "");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Recording,Label;A1,NORM;A2,MI;A3,CD",
                "ecg_id,superclass;A1,NORM;A2,MI;A3,CD",
                "\uFEFFfilename,diagnosis;A1.hea,NORM;A2.HEA,MI;A3,CD",
                "Recording,First,Second,Third;A1,NORM,,;A2,MI,,;A3,CD,,",
                "Recording,Label,;A1,NORM,;A2,MI,;A3,CD,",
                ",Recording,Label;0,A1,NORM;1,A2,MI;2,A3,CD",
                "Unnamed: 0,Recording,Label;0,A1,NORM;1,A2,MI;2,A3,CD",
                "\"\",\"Recording\",\"Label\";\"1\",\"A1\",\"NORM\";\"2\",\"A2\",\"MI\";\"3\",\"A3\",\"CD\"",
                ",Label;A1,NORM;A2,MI;A3,CD",
                "Recording|Label;A1|NORM;A2|MI;A3|CD",
                "Recording,Label; A1 , NORM ;A2,\"MI \";A3,CD;,;",
            })
    void collectsNamesUnderAnyHeader(String lines) throws IOException {
        Files.writeString(
                folder.resolve("REFERENCE.csv"), lines.replace(";", "\r\n").replace('|', ';'));

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("CD", "MI", "NORM");
        assertThat(labels(data)).containsExactlyInAnyOrderEntriesOf(Map.of("A1", "NORM", "A2", "MI", "A3", "CD"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Recording,Label;A1,1;A2,2;A3,9",
                "Recording,Label;A1,1.0;A2,2.0;A3,9.",
                "Recording\tLabel;A1\t1;A2\t2;A3\t9",
                "Recording,Label,Label_2;A1,1.0,;A2,2.0,NaN;A3,9.0,NA",
                "Recording,Label;A1,1;A2,af;A3,9",
            })
    void takesTheNineOfCpsc2018WhereTheirNumbersAreUsed(String lines) throws IOException {
        reference(lines);

        DataSet data = DataSet.open(folder);

        assertThat(data.labels()).isEqualTo(LabelSet.CPSC2018);
        assertThat(data.singleLabel()).extracting(entry -> entry.label().name()).containsExactly("Normal", "AF", "STE");
    }

    @Test
    void namesOfCpsc2018AreNamesAsAnyOthers() throws IOException {
        reference("Recording,Label;A1,Normal;A2,AF");

        assertThat(DataSet.open(folder).labels().names()).containsExactly("AF", "Normal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "label,name;0,NORM;1,MI;2,CD",
                "number,name;0,NORM;1.0,MI;2,CD",
                "NAME,Label;NORM,0;MI,1;CD,2",
                "\uFEFFlabel|name;0|NORM;1|MI;2|CD"
            })
    void takesNumbersAndOrderFromLabelFile(String lines) throws IOException {
        labelFile(lines.replace("|", "\t"));
        reference("Recording,Label;A1,2;A2,0.0;A3,mi;A4,CD");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("NORM", "MI", "CD");
        assertThat(labels(data))
                .containsExactlyInAnyOrderEntriesOf(Map.of("A1", "CD", "A2", "NORM", "A3", "MI", "A4", "CD"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"name", "label", "Class"})
    void takesOrderFromLabelFileOfNamesAlone(String heading) throws IOException {
        labelFile(heading + ";NORM;MI;CD");
        reference("Recording,Label;A1,CD;A2,1;A3,2");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("NORM", "MI", "CD");
        assertThat(data.entries())
                .extracting(Entry::label)
                .containsExactly(new Label(2, "CD"), new Label(0, "NORM"), new Label(1, "MI"));
    }

    @Test
    void numberThatIsANameIsThatClassAndNoPosition() throws IOException {
        labelFile("name;0;1;2");
        reference("Recording,Label;A1,1;A2,0");

        assertThat(DataSet.open(folder).entries())
                .extracting(Entry::label)
                .containsExactly(new Label(1, "1"), new Label(0, "0"));

        reference("Recording,Label;A1,3;A2,0");
        assertThatThrownBy(() -> DataSet.open(folder))
                .hasMessage(
                        folder.resolve("REFERENCE.csv") + " line 2: expected a class of LABELS.csv (0, 1, 2), got '3'");
    }

    @Test
    void labelThatNoFileNamesIsRefusedWithTheFileToMend() throws IOException {
        labelFile("label,name;1,NORM;2,MI");
        reference("Recording,Label;A1,NORM;A2,HYP");

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("REFERENCE.csv")
                        + " line 3: expected a class of LABELS.csv (NORM, MI), got 'HYP'");
    }

    @Test
    void numberAmongNamesIsNoClass() throws IOException {
        reference("Recording,Label;A1,NORM;A2,MI;A3,3");

        assertThatThrownBy(() -> DataSet.open(folder))
                .hasMessage(folder.resolve("REFERENCE.csv") + " line 4: expected a name, as most labels of this file "
                        + "are (LABELS.csv says what numbers mean), got '3'");
    }

    @Test
    void severalLabelsInOneCellAreRefused() throws IOException {
        reference("Recording,Label;A1,NORM;A2,MI;A3,\"['NORM', 'MI']\"");

        assertThatThrownBy(() -> DataSet.open(folder))
                .hasMessage(folder.resolve("REFERENCE.csv")
                        + " line 4: expected one label in a column, got '['NORM', 'MI']'");
    }

    @Test
    void cellsWithoutValueAreNoClass() throws IOException {
        reference("Recording,First,Second;A1,NORM,NA;A2,MI,nan;A3,NORM,MI;A4,MI,None");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("MI", "NORM");
        assertThat(data.multiLabelCount()).isEqualTo(1);
    }

    @Test
    void classThatIsCalledNoneIsOneWhereTheLabelFileSaysSo() throws IOException {
        labelFile("name;None;Some");
        reference("Recording,Label;A1,none;A2,Some");

        assertThat(DataSet.open(folder).entries())
                .extracting(e -> e.label().name())
                .containsExactly("None", "Some");
    }

    @Test
    void spellingsThatDifferInCaseAreOneClass() throws IOException {
        reference("Recording,Label;A1,norm;A2,NORM;A3,Bl\u00F6ck;A4,BLO\u0308CK");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("BLO\u0308CK", "NORM");
        assertThat(data.entries()).extracting(e -> e.label().index()).containsExactly(1, 1, 0, 0);
    }

    @Test
    void labelFileMayTellCapitalsApart() throws IOException {
        labelFile("name;Std;STD");
        reference("Recording,Label;A1,STD;A2,Std");

        assertThat(DataSet.open(folder).entries())
                .extracting(e -> e.label().name())
                .containsExactly("STD", "Std");

        reference("Recording,Label;A1,std");
        assertThatThrownBy(() -> DataSet.open(folder)).hasMessageContaining("(Std, STD), got 'std'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "ISO-8859-1", "UTF-16"})
    void namesMayHaveBlanksCommasAndAnyLetters(String charset) throws IOException {
        String text = "Recording,Label\nA1,\"block, left\"\nA2,b\u00E9nin\nA3,\"said \"\"so\"\"\"\n";
        Files.write(folder.resolve("REFERENCE.csv"), text.getBytes(Charset.forName(charset)));

        assertThat(DataSet.open(folder).labels().names()).containsExactly("block, left", "b\u00E9nin", "said \"so\"");
    }

    @Test
    void takesHundredsOfClasses() throws IOException {
        for (int i = 0; i < 300; i++) {
            Files.writeString(folder.resolve("B" + i + ".hea"), "");
        }
        String lines = IntStream.range(0, 300)
                .mapToObj(i -> "B" + i + ",class " + (299 - i))
                .collect(Collectors.joining(";"));
        reference("Recording,Label;" + lines);

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().size()).isEqualTo(300);
        assertThat(data.entries()).allMatch(e -> e.label().name().equals("class " + (299 - number(e))));
    }

    @Test
    void refusesAColumnThatIsNoClass() throws IOException {
        String lines =
                IntStream.rangeClosed(0, 1000).mapToObj(i -> "A1,report " + i).collect(Collectors.joining(";"));
        reference("Recording,Text;" + lines);

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(
                        folder.resolve("REFERENCE.csv") + ": expected at most 1000 classes, got 1001 different labels");
    }

    @Test
    void recordingThatIsListedTwiceIsRefused() throws IOException {
        reference("Recording,Label;A1,NORM;A2,MI;A1.hea,MI");

        assertThatThrownBy(() -> DataSet.open(folder))
                .hasMessage(folder.resolve("REFERENCE.csv") + " line 4: recording A1 is named twice");
    }

    @Test
    void columnThatHoldsNoClassesLeavesNothingToSplitAndIsNamed() throws IOException {
        reference("Recording,Label,Sex;A1,NORM,F;A2,MI,M");
        DataSet data = DataSet.open(folder);

        assertThatThrownBy(() -> SplitRule.PUBLISHED.split(data, 1))
                .isInstanceOf(BadData.class)
                .hasMessage(folder + ": has no recording with exactly one label; "
                        + "every column of REFERENCE.csv after the first is one of labels");
    }

    @Test
    void refusesNamesWithControlCharacters() throws IOException {
        Files.writeString(folder.resolve("REFERENCE.csv"), "Recording,Label\nA1,\"M\u001B[2JI\"\nA2,NORM\n");

        assertThatThrownBy(() -> DataSet.open(folder))
                .isInstanceOf(BadData.class)
                .hasMessage("classes collected from the label columns, sorted: "
                        + "class names must have no control characters, got 'M?[2JI'");
    }

    @Test
    void oneClassAloneCanBeEvaluatedButNotLearnt() throws IOException {
        reference("Recording,Label;A1,MI;A2,MI");

        DataSet data = DataSet.open(folder);

        assertThat(data.labels().names()).containsExactly("MI");
        assertThatThrownBy(() -> data.labels().requireTwo("here"))
                .hasMessage("here: expected at least two classes, got [MI]");
    }

    private static int number(Entry entry) {
        return Integer.parseInt(entry.recording().substring(1));
    }

    private static Map<String, String> labels(DataSet data) {
        return data.singleLabel().stream()
                .collect(Collectors.toMap(Entry::recording, e -> e.label().name()));
    }

    private void reference(String lines) throws IOException {
        write("REFERENCE.csv", lines);
    }

    private void labelFile(String lines) throws IOException {
        write("LABELS.csv", lines);
    }

    private void write(String name, String lines) throws IOException {
        Files.write(folder.resolve(name), List.of(lines.split(";")), StandardCharsets.UTF_8);
    }
}
