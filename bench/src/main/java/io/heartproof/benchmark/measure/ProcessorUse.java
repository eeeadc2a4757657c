package io.heartproof.benchmark.measure;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.Locale;

/** A side whose use of the processor is watched, the warm-up not included. Not thread-safe. */
public final class ProcessorUse implements MeasuredSide {
    private final MeasuredSide side;
    private long processor;
    private long wall;

    public ProcessorUse(MeasuredSide side) {
        this.side = side;
    }

    @Override
    public void warmUp() throws IOException {
        side.warmUp();
    }

    @Override
    public double measure() throws IOException {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long processorBefore = system.getProcessCpuTime();
        long wallBefore = System.nanoTime();
        double figure = side.measure();
        processor += system.getProcessCpuTime() - processorBefore;
        wall += System.nanoTime() - wallBefore;
        return figure;
    }

    /** How many cores were at work, on average. */
    public double cores() {
        return wall == 0 ? 0 : (double) processor / wall;
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%.2f cores", cores());
    }
}
