package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void aCommandLineThatOnnxRuntimeCannotTakeIsWrongUsage() throws Exception {
        Path file = folder.resolve("cmdline");

        Files.write(file, new byte[3900]);
        assertThatCode(() -> CommandLine.requireShort(file)).doesNotThrowAnyException();
        Files.write(file, new byte[3901]);
        assertThatThrownBy(() -> CommandLine.requireShort(file))
                .isInstanceOf(BadUsage.class)
                .hasMessageContaining("longer than 3900 bytes: name a folder or a list");
    }

    @Test
    void aSystemThatDoesNotTellIsTrusted() {
        assertThatCode(() -> CommandLine.requireShort(folder.resolve("none"))).doesNotThrowAnyException();
    }
}
