package io.heartproof.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where and with what a measurement was made.
 *
 * @param processor its name as the system gives it
 * @param cores that this process may use
 * @param memoryBytes of the whole machine, or what its container allows
 * @param load average number of running threads on the machine in the minute before the measurement, negative where
 *     unknown; a quiet machine is near 0
 * @param provenance versions of this program, Java, the operating system and libtorch; threads, seed, command
 */
public record Machine(String processor, int cores, long memoryBytes, double load, Provenance provenance) {
    private static final Path LINUX_PROCESSORS = Path.of("/proc/cpuinfo");

    /** This machine, now. */
    public static Machine current(Provenance provenance) throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return new Machine(
                processorName(),
                system.getAvailableProcessors(),
                system.getTotalMemorySize(),
                system.getSystemLoadAverage(),
                provenance);
    }

    private static String processorName() throws IOException {
        if (!Files.isReadable(LINUX_PROCESSORS)) {
            return System.getProperty("os.arch");
        }
        try (Stream<String> lines = Files.lines(LINUX_PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse(System.getProperty("os.arch"));
        }
    }
}
