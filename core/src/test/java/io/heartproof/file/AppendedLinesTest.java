package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AppendedLinesTest {
    @TempDir
    Path folder;

    @Test
    void givesBackWhatWasAppended() throws IOException {
        Path file = folder.resolve("lines");
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).isEmpty();
            lines.append("1");
            lines.append("{\"zw\u00f6lf\":12}");
            assertThat(Files.readAllLines(file))
                    .as("on the device at once")
                    .containsExactly("[\"90f599e3\",1]", "[\"5fa6e9ad\",{\"zw\u00f6lf\":12}]");
        }
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).containsExactly("1", "{\"zw\u00f6lf\":12}");
        }
    }

    @Test
    void refusesALineThatWasChanged() throws IOException {
        Path file = folder.resolve("changed");
        try (AppendedLines lines = AppendedLines.open(file)) {
            lines.append("{\"size\":0.5}");
            lines.append("{\"size\":0.5}");
        }
        String whole = Files.readString(file);
        String second = whole.substring(whole.length() / 2);
        for (String damaged : List.of(
                second.replace("0.5", "0.7"),
                second.replace("]", " ]"),
                "{\"size\":0.5}\n",
                "[]\n",
                "\n",
                "\u00e4\n")) {
            Files.writeString(file, whole.substring(0, whole.length() / 2) + damaged);

            assertThatThrownBy(() -> AppendedLines.open(file))
                    .isInstanceOf(BadData.class)
                    .hasMessage(file + ": record 2: is damaged, it is not what its checksum says");
        }
    }

    @Test
    void dropsALineThatWasTorn() throws IOException {
        Path file = folder.resolve("torn");
        try (AppendedLines lines = AppendedLines.open(file)) {
            lines.append("1");
            lines.append("2");
        }
        String both = Files.readString(file);
        Files.writeString(file, both.substring(0, both.length() - 3));
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).containsExactly("1");
            lines.append("2");
        }
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo(both);
    }

    /** What of a line got onto a full device is taken back, so that no later one is glued to it. */
    @Test
    void noLineFollowsOneThatDidNotFit() throws IOException {
        Path file = folder.resolve("full");
        FullDevice device =
                new FullDevice(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), 20);
        try (AppendedLines lines = new AppendedLines(device, List.of())) {
            lines.append("1");
            assertThatThrownBy(() -> lines.append("2")).hasMessage("No space left on device");
            assertThat(Files.readString(file)).endsWith(",1]\n");
            device.makeRoom(100);
            lines.append("3");
        }
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).containsExactly("1", "3");
        }
    }

    @Test
    void dropsTheOnlyLineWhereItWasTorn() throws IOException {
        Path file = folder.resolve("first");
        Files.writeString(file, "ha");
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).isEmpty();
        }
        assertThat(file).isEmptyFile();
    }
}
