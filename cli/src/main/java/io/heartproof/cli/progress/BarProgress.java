package io.heartproof.cli.progress;

import io.heartproof.progress.Progress;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar per task, redrawn four times a second on a terminal, with the time that is left and the task's note. */
public final class BarProgress implements Progress {
    private static final int REDRAW_MILLISECONDS = 250;

    private final PrintStream terminal;

    /** @param terminal what the bar is drawn on; not closed */
    public BarProgress(PrintStream terminal) {
        this.terminal = terminal;
    }

    @Override
    public Task start(String what, long total) {
        ProgressBar bar = new ProgressBarBuilder()
                .setTaskName(what)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(REDRAW_MILLISECONDS)
                .setConsumer(new ConsoleProgressBarConsumer(terminal))
                .build();
        return new Task() {
            @Override
            public void advance(long steps) {
                bar.stepBy(steps);
            }

            @Override
            public void note(String text) {
                bar.setExtraMessage(" " + text);
            }

            @Override
            public void close() {
                bar.close();
            }
        };
    }
}
