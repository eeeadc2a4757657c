package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * The first run on a machine: nothing is unpacked yet, and the linker finds other libraries of libtorch's names first.
 */
@EnabledOnOs(OS.LINUX)
class ColdStartTest {
    @TempDir
    Path folder;

    @Test
    void computesWithAnEmptyCacheAndAnotherLibtorchInTheWay() throws Exception {
        Path decoys = Files.createDirectory(folder.resolve("system"));
        for (String library : List.of("libc10.so", "libtorch_cpu.so", "libtorch.so")) {
            Files.copy(Path.of(System.getProperty("java.home"), "lib", "libverify.so"), decoys.resolve(library));
        }
        Path cache = folder.resolve("cache");
        Path output = folder.resolve("output");
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dorg.bytedeco.javacpp.cachedir=" + cache,
                        "-cp",
                        System.getProperty("java.class.path"),
                        ColdStart.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        builder.environment().put("LD_LIBRARY_PATH", decoys.toString());

        int exitCode = exitCode(builder.start());
        delete(cache);

        assertThat(exitCode).as(Files.readString(output)).isZero();
    }

    /** By hand, as JUnit warns of the links in it that lead out of the folder. */
    private static void delete(Path cache) throws IOException {
        try (Stream<Path> all = Files.walk(cache)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static int exitCode(Process process) throws IOException, InterruptedException {
        if (!process.waitFor(2, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new IOException("still not done after two minutes");
        }
        return process.exitValue();
    }
}
