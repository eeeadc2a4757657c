package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            lines.append("one");
            lines.append("zw\u00f6lf");
            assertThat(Files.readAllLines(file)).as("on the device at once").containsExactly("one", "zw\u00f6lf");
        }
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).containsExactly("one", "zw\u00f6lf");
        }
    }

    @Test
    void dropsALineThatWasTorn() throws IOException {
        Path file = folder.resolve("torn");
        Files.writeString(file, "whole\nhal");
        try (AppendedLines lines = AppendedLines.open(file)) {
            assertThat(lines.before()).containsExactly("whole");
            lines.append("next");
        }
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("whole\nnext\n");
    }

    /** What of a line got onto a full device is taken back, so that no later one is glued to it. */
    @Test
    void noLineFollowsOneThatDidNotFit() throws IOException {
        Path file = folder.resolve("full");
        FullDevice device =
                new FullDevice(FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE), 10);
        try (AppendedLines lines = new AppendedLines(device, List.of())) {
            lines.append("first");
            assertThatThrownBy(() -> lines.append("second")).hasMessage("No space left on device");
            assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("first\n");
            device.makeRoom(100);
            lines.append("third");
        }
        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("first\nthird\n");
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
