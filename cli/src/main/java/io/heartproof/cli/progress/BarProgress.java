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
 * place in the work, the innermost stage's note and the time that the whole still takes. Thread-safe.
 */
public final class BarProgress implements Progress {
    private static final int REDRAW_MILLISECONDS = 250;
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 6;

    private final PrintStream terminal;
    private final OpenStages stages = new OpenStages(System::nanoTime);
    private final OpenStages.Listener listener = new OpenStages.Listener() {
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
    public Stage start(String what, long total) {
        return start(what, total, OpenStages.Weight.COUNTED);
    }

    @Override
    public Stage aside(String what, long total) {
        return start(what, total, OpenStages.Weight.ASIDE);
    }

    @Override
    public void warn(String text) {
        terminal.println("\r\u001b[Kheartproof: " + text);
    }

    private synchronized Stage start(String what, long total, OpenStages.Weight weight) {
        Stage stage = stages.start(what, total, weight, listener);
        if (bar == null) {
            bar = new ProgressBarBuilder()
                    .setInitialMax(1)
                    .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                    .continuousUpdate()
                    .setRenderer((state, width) -> filled(line(stages, width), width))
                    .setConsumer(new ConsoleProgressBarConsumer(terminal))
                    .clearDisplayOnFinish()
                    .build();
        }
        return stage;
    }

    private synchronized void wipeAtTheEnd() {
        if (bar != null && stages.isEmpty()) {
            bar.close();
            bar = null;
        }
    }

    /** Spaces wipe away what is left of a longer line. */
    private static String filled(String line, int width) {
        return line + " ".repeat(Math.max(0, width - line.length()));
    }

    /** One line of at most that many characters; where it is narrow the bar is left out first. */
    static String line(OpenStages stages, int width) {
        double share = stages.share();
        String before = String.format(Locale.ROOT, "%s %3.0f %% ", stages.place(), Math.floor(100 * share));
        String after = stages.note();
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
