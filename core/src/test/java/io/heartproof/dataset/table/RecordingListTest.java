package io.heartproof.dataset.table;

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

class RecordingListTest {
    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("list.txt");

        RecordingList.write(file, List.of("B", "A-1.x", "A_2"));

        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("B\nA-1.x\nA_2\n");
        assertThat(RecordingList.read(file)).containsExactly("B", "A-1.x", "A_2");
        RecordingList.write(file, List.of());
        assertThat(RecordingList.read(file)).isEmpty();
    }

    @Test
    void skipsEmptyLinesAndSpaceAroundNames() throws IOException {
        assertThat(RecordingList.read(file("\r\n A1\t\r\n\r\nA2"))).containsExactly("A1", "A2");
    }

    @Test
    void namesLineThatBreaksRule() throws IOException {
        Path twice = file("A1\n\nA1\n");
        assertThatThrownBy(() -> RecordingList.read(twice))
                .isInstanceOf(BadData.class)
                .hasMessage(twice + " line 3: recording A1 is listed twice");

        Path escape = file("A1\n../A2\n");
        assertThatThrownBy(() -> RecordingList.read(escape))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(escape + " line 2: expected a recording's name");

        Path none = folder.resolve("none.txt");
        assertThatThrownBy(() -> RecordingList.read(none))
                .isInstanceOf(BadData.class)
                .hasMessage(none + ": no such file");
    }

    @Test
    void rejectsBytesThatAreNoText() throws IOException {
        Path file = folder.resolve("list.txt");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});

        assertThatThrownBy(() -> RecordingList.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(file + " line 1: expected a recording's name of letters, digits");
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("list.txt"), content);
    }
}
