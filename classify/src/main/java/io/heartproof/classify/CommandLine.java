package io.heartproof.classify;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Keeps ONNX Runtime 1.29 from crashing: on Linux its start reads the command line of the process into a block of 4,096 bytes
 * together with some more, and the JVM dies where they do not fit. Measured: 3,973 bytes pass, 3,974 crash.
 */
final class CommandLine {
    private static final Path OWN = Path.of("/proc/self/cmdline");
    private static final int LONGEST = 3900;

    private CommandLine() {}

    /** {@link BadUsage} in place of a crash. */
    static void requireShort() {
        requireShort(OWN);
    }

    static void requireShort(Path commandLine) {
        int bytes = bytes(commandLine);
        if (bytes > LONGEST) {
            throw new BadUsage(
                    "ONNX Runtime crashes where the command line is longer than %d bytes: name a folder or a list instead of many files, and put Java's class path into CLASSPATH"
                            .formatted(LONGEST));
        }
    }

    /** 0 where there is no such file, as on other systems. */
    private static int bytes(Path commandLine) {
        try (InputStream in = Files.newInputStream(commandLine)) {
            return in.readNBytes(LONGEST + 1).length;
        } catch (IOException e) {
            return 0;
        }
    }
}
