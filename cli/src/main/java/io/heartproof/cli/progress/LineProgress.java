package io.heartproof.cli.progress;

import io.heartproof.progress.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * For logs: one line when half a minute has passed since the last, such as {@code epoch 3 of 70: 40 %, loss 0.530, 80 s
 * left}; share and time are those of the whole. Work that is quicker says nothing. Thread-safe.
 */
public final class LineProgress implements Progress {
    private static final long PAUSE_NANOSECONDS = Duration.ofSeconds(30).toNanos();

    private final PrintWriter log;
    private final LongSupplier nanoTime;
    private final OpenStages stages;
    private final OpenStages.Listener listener = new OpenStages.Listener() {
        @Override
        public void advanced() {
            writeWhenDue();
        }

        @Override
        public void closed() {}
    };
    private long lastLine;

    public LineProgress(PrintWriter log) {
        this(log, System::nanoTime);
    }

    LineProgress(PrintWriter log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.stages = new OpenStages(nanoTime);
        this.lastLine = nanoTime.getAsLong();
    }

    @Override
    public Stage start(String what, long total) {
        return stages.start(what, total, OpenStages.Weight.COUNTED, listener);
    }

    @Override
    public Stage aside(String what, long total) {
        return stages.start(what, total, OpenStages.Weight.ASIDE, listener);
    }

    @Override
    public void warn(String text) {
        log.println("heartproof: " + text);
    }

    private synchronized void writeWhenDue() {
        long now = nanoTime.getAsLong();
        double share = stages.share();
        if (now - lastLine >= PAUSE_NANOSECONDS && share < 1) {
            lastLine = now;
            String note = stages.note();
            log.println(String.format(
                    Locale.ROOT,
                    "%s: %.0f %%%s",
                    stages.place(),
                    Math.floor(100 * share),
                    note.isEmpty() ? "" : ", " + note));
        }
    }
}
