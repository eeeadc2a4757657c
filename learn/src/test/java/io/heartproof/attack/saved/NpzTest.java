package io.heartproof.attack.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bytes as NumPy 2.4 writes them. */
class NpzTest {
    @TempDir
    private Path folder;

    @Test
    void writesTheHeaderThatNumpyWrites() throws IOException {
        Path file = folder.resolve("one.npz");
        new Npz().floats("values", new float[] {1, -2, 0.5f, 0, 0, 0}, 2, 3).write(file);

        byte[] bytes;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            bytes = zip.getInputStream(zip.getEntry("values.npy")).readAllBytes();
        }
        assertThat(bytes).hasSize(128 + 6 * 4);
        assertThat(HexFormat.of().formatHex(bytes, 0, 10)).isEqualTo("934e554d505901007600");
        assertThat(new String(bytes, 10, 118, StandardCharsets.US_ASCII))
                .startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), } ")
                .endsWith(" \n");
        assertThat(HexFormat.of().formatHex(bytes, 128, 140)).isEqualTo("0000803f000000c00000003f");
    }

    @Test
    void writesNumbersAndTexts() throws IOException {
        Path file = folder.resolve("two.npz");
        new Npz()
                .number("size", 0.1)
                .integer("label", -3)
                .text("name", "é\uD83E\uDEC0x")
                .text("nothing", "")
                .texts("leads", List.of("I", "aVR"))
                .write(file);

        NumpyFile read = NumpyFile.read(file);
        assertThat(read.array("size").number()).isEqualTo(0.1);
        assertThat(read.array("size").shape()).isEmpty();
        assertThat(read.array("label").integer()).isEqualTo(-3);
        assertThat(read.array("name").type()).isEqualTo("<U3");
        assertThat(read.array("name").text()).isEqualTo("é\uD83E\uDEC0x");
        assertThat(read.array("nothing").text()).isEqualTo("\0");
        assertThat(read.array("leads").shape()).isEqualTo("2,");
        assertThat(read.array("leads").text()).isEqualTo("I\0\0aVR");
        assertThat(Npz.numbers(file, "label", "size")).containsExactly(-3, Double.doubleToLongBits(0.1));
    }

    @Test
    void writesTheSameBytesForTheSameArrays() throws IOException {
        new Npz().number("size", 0.1).write(folder.resolve("a.npz"));
        new Npz().number("size", 0.1).write(folder.resolve("b.npz"));

        assertThat(folder.resolve("a.npz")).hasSameBinaryContentAs(folder.resolve("b.npz"));
    }

    @Test
    void refusesAFileWithoutTheNumber() throws IOException {
        Path file = folder.resolve("other.npz");
        new Npz().number("size", 0.1).write(file);
        assertThatThrownBy(() -> Npz.numbers(file, "size", "step"))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": expected an array step, got none");
        assertThat(Files.exists(file)).isTrue();
    }
}
