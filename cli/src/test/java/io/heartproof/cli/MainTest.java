package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | expected a command, such as demo (see heartproof --help)",
                "confg | unknown command 'confg', did you mean 'config'? (see heartproof --help)",
                "--versoin | unknown option '--versoin', did you mean '--version'? (see heartproof --help)",
                "config --sed 1 | unknown option '--sed', did you mean '--seed'? (see heartproof config --help)",
                "config spare | unexpected argument 'spare' (see heartproof config --help)",
                "config --seed x | Invalid value for option '--seed': 'x' is not a long (see heartproof config --help)",
                "config --seed | Missing required parameter for option '--seed' (N) (see heartproof config --help)",
                "config --set training.epoch=8 | --set training.epoch: unknown key 'training.epoch', did you mean"
                        + " 'training.epochs'?",
                "config --set training.epochs=0 | training.epochs: expected at least 1, got 0",
                "config --device gpu | device: expected cpu or cuda:N, got 'gpu'",
                "config --threads -1 | threads: expected 0 (one per core) or more, got -1",
            })
    void wrongUsageIsOneLineAndCode2(String arguments, String message) {
        int code = run(arguments.isEmpty() ? new String[0] : arguments.split(" "));

        assertThat(err.toString()).isEqualTo("heartproof: " + message + "\n");
        assertThat(out.toString()).isEmpty();
        assertThat(code).isEqualTo(2);
    }

    @Test
    void missingConfigurationFileIsOneLineAndCode3() {
        int code = run("config", "--config", folder.resolve("none.yaml").toString());

        assertThat(err.toString())
                .isEqualTo("heartproof: " + folder.resolve("none.yaml") + ": no such file or folder\n");
        assertThat(code).isEqualTo(3);
    }

    @Test
    void stackTraceFollowsWithVerboseOnly() {
        int code = run("config", "--verbose", "--set", "threads=-1");

        assertThat(err.toString())
                .startsWith("heartproof: threads: expected 0 (one per core) or more, got -1\n")
                .contains("io.heartproof.problem.BadUsage")
                .contains("\tat io.heartproof.");
        assertThat(code).isEqualTo(2);
    }

    @Test
    void configPrintsEveryKeyExplained() {
        int code = run("config");

        assertThat(code).isZero();
        assertThat(out.toString())
                .contains("  epochs: 10 ", "# passes over the class-balanced training recordings", "weightDecay: null");
    }

    @Test
    void configPrintsTheEffectiveValues() throws IOException {
        Path file = Files.writeString(folder.resolve("my.yaml"), "seed: 3\ntraining: {epochs: 5, batchSize: 8}\n");

        int code = run(
                "config", "--config", file.toString(), "--set", "training.epochs=6", "--seed", "4", "--threads", "1");

        assertThat(err.toString()).isEmpty();
        assertThat(code).isZero();
        assertThat(out.toString()).contains("seed: 4 ", "threads: 1 ", "  epochs: 6 ", "  batchSize: 8 ");
    }

    @Test
    void printedConfigurationIsReadBack() throws IOException {
        run("config", "--set", "training.optimiser.kind=sgd");
        String printed = out.toString();
        Path file = Files.writeString(folder.resolve("printed.yaml"), printed);
        out.getBuffer().setLength(0);

        int code = run("config", "--config", file.toString());

        assertThat(code).isZero();
        assertThat(out.toString()).isEqualTo(printed);
    }

    @Test
    void everyCommandHelpsWithAnExample() {
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            out.getBuffer().setLength(0);

            int code = run(name, "--help");

            assertThat(code).as(name).isZero();
            assertThat(out.toString()).as(name).contains("Usage: heartproof " + name);
            assertThat(name.equals("help")
                            || out.toString().contains("  heartproof " + name)
                            || out.toString().contains("(heartproof " + name))
                    .as("%s --help shows an example", name)
                    .isTrue();
        }
    }

    @Test
    void versionIsOneLine() {
        int code = run("--version");

        assertThat(code).isZero();
        assertThat(out.toString()).matches("heartproof \\S.*\n");
    }

    private int run(String... arguments) {
        return Main.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    }
}
