package io.heartproof.cli.progress;

import io.heartproof.progress.Progress;
import java.io.PrintStream;
import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/**
 * For terminals: a bar in one line for the whole of the work, redrawn four times a second and wiped away at the end, with the
 * place in the work, the innermost task's note and the time that the whole still takes. Thread-safe.
 */
public final class BarProgress implements Progress {
    private static final int REDRAW_MILLISECONDS = 250;
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 6;

    private final PrintStream terminal;
    private final OpenTasks tasks = new OpenTasks(System::nanoTime);
    private final OpenTasks.Listener listener = new OpenTasks.Listener() {
        @Override
        public void advanced() {}

        @Override
        public void closed() {
            wipeAtTheEnd();
        }
    };
    private @Nullable ProgressBar bar;

    /** @param terminal what the bar is drawn on; not closed */
    public BarProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public Task start(String what, long total) {
        return start(what, total, OpenTasks.Weight.COUNTED);
    }

    @Override
    public Task aside(String what, long total) {
        return start(what, total, OpenTasks.Weight.ASIDE);
    }

    @Override
    public void warn(String text) {
        terminal.println("\r\u001b[Kheartproof: " + text);
    }

    private synchronized Task start(String what, long total, OpenTasks.Weight weight) {
        Task task = tasks.start(what, total, weight, listener);
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(1)
                    .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                    .continuousUpdate()
                    .setRenderer((state, width) -> filled(line(tasks, width), width))
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .clearDisplayOnFinish()
                    .build();
        }
        return task;
    }

    private synchronized void wipeAtTheEnd() {
        if (bar != null && tasks.isEmpty()) {
            bar.close();
            bar = null;
        }
    }

    /** Spaces wipe away what is left of a longer line. */
    private static String filled(String line, int width) {
        return line + " ".repeat(Math.max(0, width - line.length()));
    }

    /** One line of at most that many characters; where it is narrow the bar is left out first. */
    static String line(OpenTasks tasks, int width) {
        double share = tasks.share();
        String before = String.format(Locale.ROOT, "%s %3.0f %% ", tasks.place(), Math.floor(100 * share));
        String after = tasks.note();
        int room = Math.min(LONGEST_BAR, width - before.length() - after.length() - "[] ".length());
        String drawn = room < SHORTEST_BAR ? "" : "[" + bar(share, room) + "] ";
        String line = before + drawn + after;
        return line.length() <= width ? line : line.substring(0, Math.max(0, width));
    }

    private static String bar(double share, int length) {
        int done = (int) (share * length);
        String head = done > 0 && done < length ? ">" : "";
        return "=".repeat(done - head.length()) + head + " ".repeat(length - done);
    }
}
