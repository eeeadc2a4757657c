package io.heartproof.cli.progress;

import io.heartproof.progress.Progress.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The stages that are open, the outermost first, as one text: where the work stands, its share of the whole and the time that the
 * whole still takes, at the pace since the outermost began. Thread-safe.
 */
final class OpenStages {
    private final LongSupplier nanoTime;
    private final List<OpenStage> open = new ArrayList<>();
    private long started;
    private long lastStep;
    private double skipped;

    /** @param nanoTime a clock, such as {@link System#nanoTime} */
    OpenStages(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Whether what a stage does counts as part of its parent's step. */
    enum Weight {
        COUNTED,
        ASIDE
    }

    /** Hears that something changed. */
    interface Listener {
        /** A step is done. */
        void advanced();

        /** A stage was closed. */
        void closed();
    }

    synchronized Stage start(String what, long total, Weight weight, Listener listener) {
        if (open.isEmpty()) {
            started = nanoTime.getAsLong();
            lastStep = started;
            skipped = 0;
        }
        OpenStage stage = new OpenStage(what, total, weight, listener);
        open.add(stage);
        return stage;
    }

    synchronized boolean isEmpty() {
        return open.isEmpty();
    }

    /** How much of the whole is done, 0 to 1. */
    synchronized double share() {
        double share = 0;
        for (int i = open.size() - 1; i >= 0; i--) {
            OpenStage stage = open.get(i);
            share = i > 0 && stage.weight == Weight.ASIDE ? 0 : Math.min(1, (stage.done + share) / stage.total);
        }
        return share;
    }

    /** Such as {@code training 3 of 10, nsr, seed 2, epoch 4 of 8}. */
    synchronized String place() {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) {
            OpenStage stage = open.get(i);
            boolean outer = i < open.size() - 1;
            if (!stage.what.isEmpty()) {
                String what = parts.isEmpty() ? stage.what : decapitalised(stage.what);
                long step = Math.min(stage.done + 1, stage.total);
                parts.add(outer ? String.format(Locale.ROOT, "%s %d of %d", what, step, stage.total) : what);
            }
            if ((outer || isNamedByItsNote(i)) && !stage.note.isEmpty()) {
                parts.add(stage.note);
            }
        }
        return String.join(", ", parts);
    }

    /** The innermost stage's note, then the time left, where they are known: {@code loss 0.530, 45 s left}. */
    synchronized String note() {
        List<String> parts = new ArrayList<>();
        int innermost = open.size() - 1;
        if (!open.isEmpty()
                && !isNamedByItsNote(innermost)
                && !open.get(innermost).note.isEmpty()) {
            parts.add(open.get(innermost).note);
        }
        double share = share();
        if (share > skipped && share < 1 && paceIsKnown()) {
            double seconds = (nanoTime.getAsLong() - started) * 1e-9 * (1 - share) / (share - skipped);
            parts.add(duration(seconds) + " left");
        }
        return String.join(", ", parts);
    }

    /** Whether the step under way has not yet taken longer than all before it together, which then say nothing of the pace. */
    private boolean paceIsKnown() {
        return nanoTime.getAsLong() - lastStep <= lastStep - started;
    }

    /** Such as {@code 45 s}, {@code 12 min}, {@code 3 h 20 min}, {@code 2 d 5 h}. */
    static String duration(double seconds) {
        long minutes = Math.round(seconds / 60);
        long hours = minutes / 60;
        if (seconds < 120) {
            return Math.round(seconds) + " s";
        }
        if (hours < 2) {
            return minutes + " min";
        }
        return hours < 48 ? hours + " h " + minutes % 60 + " min" : hours / 24 + " d " + hours % 24 + " h";
    }

    /** The whole of an experiment has no other name than what is done at the moment. */
    private boolean isNamedByItsNote(int index) {
        return index == 0 && open.get(0).what.isEmpty();
    }

    private static String decapitalised(String text) {
        return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
    }

    private final class OpenStage implements Stage {
        private final String what;
        private final long total;
        private final Weight weight;
        private final Listener listener;
        private long done;
        private String note = "";

        OpenStage(String what, long total, Weight weight, Listener listener) {
            this.what = what;
            this.total = total;
            this.weight = weight;
            this.listener = listener;
        }

        @Override
        public void advance(long steps) {
            synchronized (OpenStages.this) {
                done += steps;
                lastStep = steps > 0 ? nanoTime.getAsLong() : lastStep;
            }
            listener.advanced();
        }

        @Override
        public void skip(long steps) {
            synchronized (OpenStages.this) {
                double before = share();
                done += steps;
                skipped += share() - before;
            }
        }

        @Override
        public void note(String text) {
            synchronized (OpenStages.this) {
                note = text;
            }
        }

        @Override
        public void close() {
            synchronized (OpenStages.this) {
                open.remove(this);
            }
            listener.closed();
        }
    }
}
