package io.heartproof.benchmark.card;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import io.heartproof.tensor.Precision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFiguresTest {
    @TempDir
    Path folder;

    @Test
    void readsALinePerPrecision() throws IOException {
        assertThat(PlainFigures.read(file("float32 812.5\nbfloat16 1600\n")))
                .isEqualTo(Map.of(Precision.FLOAT32, 812.5, Precision.BFLOAT16, 1600.0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"float16 1", "float32", "float32 1 2", "float32 x", "float32 0", "float32 NaN"})
    void refusesAnotherLine(String line) throws IOException {
        Path file = file(line);

        assertThatThrownBy(() -> PlainFigures.read(file))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("got '" + line + "'");
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("plain"), text);
    }
}
