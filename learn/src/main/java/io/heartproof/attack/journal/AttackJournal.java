package io.heartproof.attack.journal;

import io.heartproof.file.AppendedLines;
import io.heartproof.file.Json;
import io.heartproof.metric.suite.Untried;
import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What each batch of attacked recordings came to, a line of a file per batch, written as soon as the batch is done. An evaluation
 * that was killed makes the same steps in the same order once more; a batch that has its line is not attacked again. Batches are
 * those that they would have been, so the figures are the same to the bit.
 *
 * <p>It is also the clock of the attacks: {@link #seconds} counts what earlier parts of the evaluation took for the same steps.
 * Where they may take a limited time, batches that come later are left out: those of earlier parts are not.
 * Steps begin one after the other; batches of a step may be attacked on several threads.
 */
public final class AttackJournal implements Closeable {
    private static final double NANOS_PER_SECOND = 1e9;

    private final LongSupplier nanos;
    private final NoiseKeeper keeper;
    private final @Nullable AppendedLines lines;
    private final Map<SettledBatch.Key, SettledBatch> settled = new HashMap<>();
    private final Map<Integer, Double> secondsOfStep = new HashMap<>();
    private double before;
    private long begin;
    private int steps;
    private double limit = Double.POSITIVE_INFINITY;
    private final AtomicLong leftOut = new AtomicLong();
    private final List<Untried> untried = new ArrayList<>();
    private AttackTally tally = new AttackTally();

    AttackJournal(LongSupplier nanos, NoiseKeeper keeper, @Nullable AppendedLines lines) {
        this.nanos = nanos;
        this.keeper = keeper;
        this.lines = lines;
        begin = nanos.getAsLong();
    }

    /** One that keeps nothing. */
    public static AttackJournal none() {
        return new AttackJournal(System::nanoTime, NoiseKeeper.NONE, null);
    }

    /**
     * One in a file, which goes on where the file ends.
     *
     * @throws BadData where a line is none of a journal
     */
    public static AttackJournal open(Path file) throws IOException {
        return open(file, NoiseKeeper.NONE);
    }

    /**
     * The same, which hands noise on.
     *
     * @param keeper takes the noise of all batches that were not settled before
     */
    public static AttackJournal open(Path file, NoiseKeeper keeper) throws IOException {
        return open(file, System::nanoTime, keeper);
    }

    /** The same with a clock in nanoseconds. */
    public static AttackJournal open(Path file, LongSupplier nanos, NoiseKeeper keeper) throws IOException {
        AppendedLines lines = AppendedLines.open(file);
        AttackJournal journal = new AttackJournal(nanos, keeper, lines);
        for (int i = 0; i < lines.before().size(); i++) {
            try {
                journal.add(lines.before().get(i));
            } catch (JacksonException e) {
                lines.close();
                throw new BadData(file.toString(), "record " + (i + 1) + ": " + Json.oneLine(e), e);
            }
        }
        return journal;
    }

    /**
     * One that knows what another knew when it was opened, and has no file.
     *
     * @param lines that the other's file had
     * @param keeper takes the noise of all batches that were not settled before
     */
    public static AttackJournal knowing(List<String> lines, NoiseKeeper keeper) {
        AttackJournal journal = new AttackJournal(System::nanoTime, keeper, null);
        lines.forEach(journal::add);
        return journal;
    }

    /** The lines that its file had when it was opened. */
    public List<String> linesBefore() {
        return lines == null ? List.of() : lines.before();
    }

    private void add(String line) {
        SettledBatch batch = Json.mapper().readValue(line, SettledBatch.class);
        settled.put(batch.key(), batch);
        secondsOfStep.merge(batch.step(), batch.seconds(), Math::max);
    }

    /** Leaves out every batch that would begin once the attacks have taken so long. */
    public void endAfter(double seconds) {
        limit = seconds;
    }

    /** How many batches were left out so far for want of time. */
    public long leftOut() {
        return leftOut.get();
    }

    /** What was left out for want of time, ladder by ladder; checks are none of it. */
    public List<Untried> untried() {
        return List.copyOf(untried);
    }

    void addUntried(List<Untried> further) {
        untried.addAll(further);
    }

    /** From now on counts for a ladder. */
    AttackTally beginLadder() {
        tally = new AttackTally();
        return tally;
    }

    /** From now on counts for no ladder: the steps that follow check one. */
    public void beginChecks() {
        beginLadder();
    }

    /** How many batches were settled before. */
    public int settledBefore() {
        return settled.size();
    }

    /** How long the attacks have taken so far, over all parts of the evaluation. */
    public double seconds() {
        return steps == 0 ? 0 : before + (nanos.getAsLong() - begin) / NANOS_PER_SECOND;
    }

    /** Begins the next step: an attack on some recordings. */
    public AttackStep next(String attack) {
        if (steps == 0) {
            begin = nanos.getAsLong();
        }
        int number = steps++;
        AttackStep step = new AttackStep(this, number, attack);
        before += secondsOfStep.getOrDefault(number, 0.0);
        return step;
    }

    /** What such a batch came to before, or null. */
    @Nullable
    SettledBatch settled(SettledBatch.Key key) {
        return settled.get(key);
    }

    /** Whether no time is left. */
    boolean isOver() {
        return seconds() >= limit;
    }

    /** Counts a batch that an attack was left out on. */
    void leaveOut(String attack, List<SettledBatch.AskedRecording> asked) {
        leftOut.incrementAndGet();
        tally.leftOut(attack, asked);
    }

    /** What counts for the ladder that is climbed. */
    AttackTally tally() {
        return tally;
    }

    /** Takes the noise that is found. */
    NoiseKeeper keeper() {
        return keeper;
    }

    /** Keeps a line. */
    void write(SettledBatch batch) {
        if (lines != null) {
            try {
                lines.append(Json.line(batch));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
