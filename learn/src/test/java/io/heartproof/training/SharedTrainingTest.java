package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.heartproof.file.Json;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.process.ProcessGroup;
import io.heartproof.process.Rendezvous;
import io.heartproof.tensor.Natives;
import io.heartproof.testing.ThreadsAsBefore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(ThreadsAsBefore.class)
class SharedTrainingTest {
    private static final double TOLERANCE = 1e-6;

    @TempDir
    private Path folder;

    @Test
    void twoProcessesHaveTheFiftyLossesOfOne() throws Exception {
        Natives.setThreads(1);
        List<EpochMetrics> one = SharedTraining.train(folder.resolve("one"), ProcessGroup.alone());
        List<Process> two = started(folder.resolve("two"));
        try {
            for (Process process : two) {
                assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
                assertThat(process.exitValue())
                        .as(() -> text(folder.resolve("said")))
                        .isZero();
            }
        } finally {
            two.forEach(Process::destroyForcibly);
        }

        List<EpochMetrics> shared = Files.readAllLines(folder.resolve("two").resolve("metrics.jsonl")).stream()
                .map(line -> Json.mapper().readValue(line, EpochMetrics.class))
                .toList();
        assertThat(shared).hasSize(50);
        assertThat(one.get(49).lossOrNaN())
                .as("something was learnt")
                .isLessThan(one.get(0).lossOrNaN());
        for (int i = 0; i < 50; i++) {
            double expected = one.get(i).lossOrNaN();
            assertThat(shared.get(i).lossOrNaN()).as("step %d", i).isCloseTo(expected, offset(TOLERANCE * expected));
        }
    }

    private List<Process> started(Path run) throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        return IntStream.range(0, 2)
                .mapToObj(rank -> started(run, new Rendezvous(rank, 2, "127.0.0.1", port)))
                .toList();
    }

    private Process started(Path run, Rendezvous rendezvous) {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                SharedTraining.class.getName(),
                run.toString());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        builder.environment().putAll(rendezvous.environment());
        builder.redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(folder.resolve("said").toFile()));
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
