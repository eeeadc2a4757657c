package io.heartproof.cli.progress;

import io.heartproof.progress.Progress;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * For logs: one line when half a minute has passed since the last, such as {@code Epoch 3 of 70: 40 %, loss 0.530, 80 s
 * left}. Work that is quicker says nothing. Thread-safe.
 */
public final class LineProgress implements Progress {
    private static final long PAUSE_NANOSECONDS = Duration.ofSeconds(30).toNanos();

    private final PrintWriter log;
    private final LongSupplier nanoTime;
    private long lastLine;

    public LineProgress(PrintWriter log) {
        this(log, System::nanoTime);
    }

    LineProgress(PrintWriter log, LongSupplier nanoTime) {
        this.log = log;
        this.nanoTime = nanoTime;
        this.lastLine = nanoTime.getAsLong();
    }

    @Override
    public Task start(String what, long total) {
        return new LineTask(what, total);
    }

    private final class LineTask implements Task {
        private final String what;
        private final long total;
        private final long started = nanoTime.getAsLong();
        private long done;
        private String note = "";

        LineTask(String what, long total) {
            this.what = what;
            this.total = total;
        }

        @Override
        public void advance(long steps) {
            synchronized (LineProgress.this) {
                done += steps;
                long now = nanoTime.getAsLong();
                if (now - lastLine >= PAUSE_NANOSECONDS && done > 0 && done < total) {
                    lastLine = now;
                    log.println(line(now));
                }
            }
        }

        @Override
        public void note(String text) {
            synchronized (LineProgress.this) {
                note = ", " + text;
            }
        }

        @Override
        public void close() {}

        private String line(long now) {
            double secondsLeft = (now - started) * 1e-9 * (total - done) / done;
            return String.format(Locale.ROOT, "%s: %d %%%s, %.0f s left", what, 100 * done / total, note, secondsLeft);
        }
    }
}
