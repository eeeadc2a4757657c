package io.heartproof.web.metrics;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of the process, under the names that Prometheus' client libraries use. */
final class ProcessFigures {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB$");

    private ProcessFigures() {}

    static List<Metric> all() {
        return List.of(
                new Gauge(
                        "process_cpu_seconds_total",
                        "counter",
                        "Processor time of the process in seconds.",
                        ProcessFigures::cpuSeconds),
                new Gauge(
                        "process_start_time_seconds",
                        "gauge",
                        "Start of the process in seconds since 1970.",
                        () -> ManagementFactory.getRuntimeMXBean().getStartTime() / 1e3),
                new Gauge(
                        "process_resident_memory_bytes",
                        "gauge",
                        "Resident memory in bytes; NaN where the system does not say.",
                        ProcessFigures::residentBytes),
                new Gauge(
                        "jvm_memory_used_bytes",
                        "gauge",
                        "Used bytes of the Java heap.",
                        () -> ManagementFactory.getMemoryMXBean()
                                .getHeapMemoryUsage()
                                .getUsed()));
    }

    private static double cpuSeconds() {
        return ProcessHandle.current()
                .info()
                .totalCpuDuration()
                .map(Duration::toNanos)
                .map(nanos -> nanos / 1e9)
                .orElse(Double.NaN);
    }

    private static double residentBytes() {
        try {
            Matcher resident = RESIDENT.matcher(Files.readString(STATUS));
            return resident.find() ? Long.parseLong(resident.group(1)) * 1024.0 : Double.NaN;
        } catch (IOException e) {
            return Double.NaN; // no Linux
        }
    }
}
