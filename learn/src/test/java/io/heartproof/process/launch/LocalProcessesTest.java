package io.heartproof.process.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Real processes of a {@link ToyProcess}. One that is not killed would run for 100 s. */
@Timeout(60)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "kill -9")
class LocalProcessesTest {
    private static final int SIGINT = 2;
    private static final List<String> QUICK = List.of("-Xmx64m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    @TempDir
    private Path folder;

    private record ProcessesRun(int code, String out, List<String> lines) {}

    private static JavaCommand toy(String... arguments) {
        List<String> all = Stream.concat(Stream.of(ToyProcess.class.getName()), Stream.of(arguments))
                .toList();
        return new JavaCommand(QUICK, all);
    }

    private static ProcessesRun run(String what, int count) throws IOException {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = LocalProcesses.run(toy(what), count, stream(out), stream(err));
        return new ProcessesRun(
                code, out.toString(StandardCharsets.UTF_8), ownLines(err.toString(StandardCharsets.UTF_8)));
    }

    private static PrintStream stream(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** Without what Java says where its options stand in the environment. */
    private static List<String> ownLines(String text) {
        return text.lines().filter(line -> !line.startsWith("Picked up ")).toList();
    }

    @Test
    void everyProcessKnowsItsRankAndHasItsShareOfTheCores() throws IOException {
        int cores = Math.max(1, Runtime.getRuntime().availableProcessors() / 3);

        ProcessesRun run = run("report", 3);

        assertThat(run.code()).isZero();
        assertThat(run.out())
                .as("of rank 0 alone, without the line of gloo")
                .isEqualTo("answer of 0" + System.lineSeparator());
        assertThat(run.lines())
                .as("what all say stands there once")
                .containsExactlyInAnyOrder(
                        "heartproof: said by all",
                        "of 3 at 127.0.0.1, " + cores + " cores, rank 0",
                        "of 3 at 127.0.0.1, " + cores + " cores, rank 1",
                        "of 3 at 127.0.0.1, " + cores + " cores, rank 2");
    }

    @Test
    void theFirstFailureGivesItsCodeAndEndsTheOthers() throws IOException {
        ProcessesRun run = run("fail", 3);

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.lines()).containsExactly("heartproof: broken");
    }

    /** Ranks 0 and 2 both miss it, at times that differ. */
    @Test
    void aKilledProcessIsReportedOnceByTheOthers() throws IOException {
        ProcessesRun run = run("die", 3);

        assertThat(run.code()).isEqualTo(1);
        assertThat(run.lines())
                .singleElement()
                .asString()
                .matches("heartproof: rank 1 is lost since 2026-01-01T00:00:0[02]Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM", "INT"})
    void allEndWithTheProcessThatStartedThem(String signal) throws Exception {
        ProcessBuilder command =
                new JavaCommand(QUICK, toy("start", folder.toString()).main()).builder();
        if (interruptsAreIgnored()) {
            command.command().addAll(0, List.of("env", "--default-signal=INT"));
        }
        Process parent = command.redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        List<ProcessHandle> children = children();

        new ProcessBuilder("kill", "-" + signal, Long.toString(parent.pid()))
                .start()
                .waitFor();

        assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        for (ProcessHandle child : children) {
            child.onExit().get(20, TimeUnit.SECONDS);
        }
        assertThat(ownLines(Files.readString(folder.resolve("log")))).isEmpty();
    }

    /** Whether this JVM was started in a shell's background, where children inherit that SIGINT does nothing. */
    private static boolean interruptsAreIgnored() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored & (1 << (SIGINT - 1))) != 0;
    }

    /** Once both have begun. */
    private List<ProcessHandle> children() throws Exception {
        List<ProcessHandle> found = List.of();
        while (found.size() < 2) {
            Thread.sleep(20);
            try (Stream<Path> names = Files.list(folder)) {
                found = names.map(name -> name.getFileName().toString())
                        .filter(name -> name.matches("\\d+"))
                        .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid)).stream())
                        .toList();
            }
        }
        return found;
    }
}
