package io.heartproof.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Split split = new Split(List.of("A3", "A1"), List.of(), List.of("A2"));

        split.write(folder.resolve("split"));

        assertThat(folder.resolve("split/train.txt"))
                .content(StandardCharsets.UTF_8)
                .isEqualTo("A3\nA1\n");
        assertThat(Split.read(folder.resolve("split"))).isEqualTo(split);
    }

    @Test
    void rejectsRecordingInTwoLists() {
        assertThatThrownBy(() -> new Split(List.of("A1"), List.of("A2"), List.of("A3", "A1")))
                .isInstanceOf(BadData.class)
                .hasMessage("split: recording A1 stands in train.txt and in test.txt");
        assertThatThrownBy(() -> new Split(List.of("A1"), List.of("A2", "A2"), List.of()))
                .isInstanceOf(BadData.class)
                .hasMessage("split: recording A2 stands in validation.txt and in validation.txt");
    }

    @Test
    void namesFolderOfListsThatOverlapOrAreMissing() throws IOException {
        Files.writeString(folder.resolve("train.txt"), "A1\n");
        Files.writeString(folder.resolve("validation.txt"), "A2\n");
        assertThatThrownBy(() -> Split.read(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder.resolve("test.txt") + ": no such file");

        Files.writeString(folder.resolve("test.txt"), "A2\n");
        assertThatThrownBy(() -> Split.read(folder))
                .isInstanceOf(BadData.class)
                .hasMessage(folder + ": recording A2 stands in validation.txt and in test.txt");
    }

    @Test
    void rejectsSplitThatLeavesNothingToLearnFrom() {
        assertThatThrownBy(() -> new Split(List.of(), List.of("A2"), List.of()))
                .isInstanceOf(BadData.class)
                .hasMessage("split: train.txt lists no recording");
    }

    @Test
    void rejectsRecordingsThatTheDataSetDoesNotHaveOrThatHaveSeveralLabels() throws IOException {
        for (String name : List.of("A1", "A2")) {
            Files.createFile(folder.resolve(name + ".hea"));
        }
        Files.writeString(
                folder.resolve("REFERENCE.csv"), "Recording,First_label,Second_label,Third_label\nA1,1,,\nA2,1,2,\n");
        DataSet data = DataSet.open(folder);
        Split good = new Split(List.of("A1"), List.of(), List.of());

        good.requireIn(data);
        assertThatThrownBy(() -> new Split(List.of("A1"), List.of("A7"), List.of()).requireIn(data))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("no recording 'A7'");
        assertThatThrownBy(() -> new Split(List.of("A1"), List.of(), List.of("A2")).requireIn(data))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("A2, which has several labels");
    }
}
