package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code simulate} and {@code validate}, one on the output of the other. */
class DataSetCommandsTest {
    @TempDir
    Path folder;

    @Test
    void simulatesADataSetThatValidatesWithItsClassCounts() throws IOException {
        Path data = folder.resolve("data");

        CommandRun simulated = CommandRun.of("simulate", "--out", data, "--recordings", 5, "--classes", "AF,PVC");
        CommandRun validated = CommandRun.of("validate", data);

        assertThat(simulated.err()).doesNotContain("heartproof:");
        assertThat(simulated.code()).isZero();
        assertThat(simulated.out()).isEqualTo("5 recordings of AF, PVC in " + data + "\n");
        assertThat(data.resolve("REFERENCE.csv"))
                .content(StandardCharsets.UTF_8)
                .hasLineCount(6)
                .contains("S00001,2,,");
        assertThat(validated.code()).isZero();
        assertThat(validated.out())
                .contains("S00005   fine     AF ", "AF            3\n", "PVC           2\n", "Normal        0\n")
                .endsWith("5 recordings: 5 fine, 0 odd, 0 refused; 0 with several labels\n");
    }

    @Test
    void sameSeedSimulatesTheSameFilesOnAnyNumberOfThreads() throws IOException {
        byte[] first = simulated("--seed", 1, "--threads", 1);

        assertThat(simulated("--seed", 1, "--threads", 3)).isEqualTo(first);
        assertThat(simulated("--seed", 2, "--threads", 1)).isNotEqualTo(first);
    }

    private byte[] simulated(Object... options) throws IOException {
        Path out = Files.createTempDirectory(folder, "simulated");
        List<Object> arguments = new ArrayList<>(List.of("simulate", "--out", out, "--recordings", 2));
        arguments.addAll(List.of(options));
        assertThat(CommandRun.of(arguments.toArray()).code()).isZero();
        return Files.readAllBytes(out.resolve("S00002.dat"));
    }

    @Test
    void refusedRecordingIsNamedAndMakesCode3() throws IOException {
        Path data = folder.resolve("data");
        CommandRun.of("simulate", "--out", data, "--recordings", 2);
        Files.write(data.resolve("S00002.dat"), new byte[10]);

        CommandRun run = CommandRun.of("validate", data);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).containsPattern("S00002 +refused .*S00002.dat").contains("1 fine, 0 odd, 1 refused");
    }

    @Test
    void validationSaysWhichClassesThereAreAndWhatWasPassedOver() throws IOException {
        Path data = folder.resolve("data");
        CommandRun.of("simulate", "--out", data, "--recordings", 4);
        Files.delete(data.resolve("REFERENCE.csv"));
        Files.writeString(data.resolve("DIAGNOSES.csv"), "code,class\n426783006,\"sinus, any\"\n164889003,AFIB\n");
        List<String> codes = List.of("426783006,59118001", "164889003", "426783006,164889003", "59118001");
        for (int i = 0; i < codes.size(); i++) {
            Path header = data.resolve("S0000" + (i + 1) + ".hea");
            Files.writeString(header, Files.readString(header).replaceAll("#Dx.*", "") + "#Dx: " + codes.get(i) + "\n");
        }

        CommandRun run = CommandRun.of("validate", data);

        assertThat(run.out())
                .contains("S00003   odd      AFIB, sinus, any ")
                .contains("""
                    labels   from DIAGNOSES.csv; classes of DIAGNOSES.csv, sorted
                    ignored  codes without a class, with their recordings: 59118001 (2)
                    left out 1 recording without a code that stands for a class

                    AFIB            2
                    sinus, any      1
                    """)
                .endsWith("3 recordings: 2 fine, 1 odd, 0 refused; 1 with several labels\n");
        assertThat(run.code()).isZero();
    }

    @Test
    void folderWithFilesIsRefusedAsOutput() throws IOException {
        Files.writeString(folder.resolve("mine.txt"), "precious");

        CommandRun run = CommandRun.of("simulate", "--out", folder, "--recordings", 1);

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.err())
                .isEqualTo(
                        "heartproof: --out: expected a new or an empty folder, got " + folder + ", which has files\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.csv");
    }

    @Test
    void unknownClassAndImpossibleCountAreCode2() {
        CommandRun unknown = CommandRun.of("simulate", "--out", folder, "--recordings", 1, "--classes", "AF,XY");
        CommandRun none = CommandRun.of("simulate", "--out", folder, "--recordings", 0);

        assertThat(unknown.code()).isEqualTo(2);
        assertThat(unknown.err()).contains("expected some of [Normal, AF,").endsWith("got 'XY'\n");
        assertThat(none.code()).isEqualTo(2);
        assertThat(none.err()).isEqualTo("heartproof: the number of recordings: expected 1 to 99999, got 0\n");
    }

    @Test
    void folderWithoutReferenceFileIsCode3() {
        CommandRun run = CommandRun.of("validate", folder);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err()).hasLineCount(1).contains("REFERENCE.csv");
    }
}
