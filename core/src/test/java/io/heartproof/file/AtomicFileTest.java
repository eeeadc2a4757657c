package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    /** What a write to a full disk fails with names no file. */
    @Test
    void namesTheFileWhereTheDiskIsFullAndKeepsTheOldOne() throws IOException {
        Path file = Files.writeString(folder.resolve("results.json"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, out -> {
                    out.write(1);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(FileSystemException.class)
                .hasMessage(file + ": No space left on device");

        assertThat(file).content(StandardCharsets.UTF_8).isEqualTo("old");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }
}
