package io.heartproof.attack.trial;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
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
import java.util.function.Supplier;
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

    static AttackJournal open(Path file, LongSupplier nanos, NoiseKeeper keeper) throws IOException {
        AppendedLines lines = AppendedLines.open(file);
        AttackJournal journal = new AttackJournal(nanos, keeper, lines);
        for (int i = 0; i < lines.before().size(); i++) {
            try {
                journal.add(Json.mapper().readValue(lines.before().get(i), SettledBatch.class));
            } catch (JacksonException e) {
                lines.close();
                throw new BadData(file.toString(), "record " + (i + 1) + ": " + Json.oneLine(e), e);
            }
        }
        return journal;
    }

    private void add(SettledBatch batch) {
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
        return lines == null ? 0 : lines.before().size();
    }

    /** How long the attacks have taken so far, over all parts of the evaluation. */
    public double seconds() {
        return steps == 0 ? 0 : before + (nanos.getAsLong() - begin) / NANOS_PER_SECOND;
    }

    /** Begins the next step: an attack on some recordings. */
    Step next(String attack) {
        if (steps == 0) {
            begin = nanos.getAsLong();
        }
        Step step = new Step(steps++, attack, seconds());
        before += secondsOfStep.getOrDefault(step.number, 0.0);
        return step;
    }

    /** What an attack of that name made of the recordings of a batch. */
    record BatchOutcome(String attack, AttackOutcome outcome, NoiseSpace space) {}

    /** One attack on some recordings. */
    final class Step {
        private final int number;
        private final String attack;
        private final double begin;

        private Step(int number, String attack, double begin) {
            this.number = number;
            this.attack = attack;
            this.begin = begin;
        }

        /**
         * What a part of the attack finds against a batch.
         *
         * @param part position of the part in the attack
         * @param asked names and sizes of the recordings
         * @param make attacks them, where that was not done before; one finding for each, in their order
         * @return {@link AttackFinding#LEFT_OUT} for each where no time is left
         */
        List<AttackFinding> findings(
                int part, List<SettledBatch.AskedRecording> asked, Supplier<List<AttackFinding>> make) {
            SettledBatch known = settled.get(new SettledBatch.Key(number, part, attack, asked));
            if (known == null && seconds() >= limit) {
                leftOut.incrementAndGet();
                tally.leftOut(attack, asked);
                return asked.stream().map(one -> AttackFinding.LEFT_OUT).toList();
            }
            tally.made(attack, asked);
            if (known != null) {
                return known.findings();
            }
            List<AttackFinding> found = make.get();
            if (lines != null) {
                try {
                    lines.append(Json.line(SettledBatch.of(
                            new SettledBatch.Key(number, part, attack, asked), seconds() - begin, found)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return found;
        }

        /** Has the noise of an outcome kept, and says what was found; as above. */
        List<AttackFinding> found(int part, List<SettledBatch.AskedRecording> asked, BatchOutcome made) {
            List<String> names =
                    asked.stream().map(SettledBatch.AskedRecording::recording).toList();
            keeper.keep(new NoiseKeeper.Found(made.attack, number, part, names, made.outcome, made.space));
            return AttackFinding.all(made.outcome, made.space);
        }
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
