package io.heartproof.attack.trial;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.trial.SettledBatch.AskedBatch;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Dealing;
import io.heartproof.file.AppendedLines;
import io.heartproof.file.Json;
import io.heartproof.metric.suite.Untried;
import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntConsumer;
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

    private void write(SettledBatch batch) {
        if (lines != null) {
            try {
                lines.append(Json.line(batch));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

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
            SettledBatch known = settled.get(key(part, asked));
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
            write(SettledBatch.of(key(part, asked), seconds() - begin, found));
            return found;
        }

        /**
         * What batches come to, which the classifiers share, here and in other processes: the last ones first.
         *
         * @param attacked takes the number of recordings of each batch that is done, from any thread
         * @return one finding for each recording, batch by batch, in their order
         */
        List<List<AttackFinding>> share(Classifiers classifiers, List<AskedBatch> batches, IntConsumer attacked) {
            Dealing dealing = classifiers.dealing();
            List<AskedBatch> open = batches.stream()
                    .filter(one -> !settled.containsKey(key(one.part(), one.asked())))
                    .toList();
            List<AskedBatch> own = dealing.own(open);
            Set<AskedBatch> others = new HashSet<>(open);
            own.forEach(others::remove);
            Map<AskedBatch, SettledBatch> done = new ConcurrentHashMap<>();
            Deque<AskedBatch> left = new ConcurrentLinkedDeque<>(batches);
            left.removeIf(others::contains);
            classifiers.onEachClassifier(classifier -> {
                for (AskedBatch one = left.pollLast(); one != null; one = left.pollLast()) {
                    done.put(one, done(one, classifier));
                    attacked.accept(one.asked().size());
                }
            });
            List<SettledBatch> made = own.stream()
                    .map(one -> Objects.requireNonNull(done.get(one)))
                    .toList();
            List<SettledBatch> all = dealing.all(made, open.size(), SettledBatch.FORM);
            for (int i = 0; i < all.size(); i++) {
                if (others.contains(open.get(i))) {
                    done.put(open.get(i), taken(open.get(i), all.get(i)));
                    attacked.accept(open.get(i).asked().size());
                }
            }
            return batches.stream()
                    .map(one -> Objects.requireNonNull(done.get(one)).findings())
                    .toList();
        }

        private SettledBatch done(AskedBatch batch, Classifier classifier) {
            List<AttackFinding> found =
                    findings(batch.part(), batch.asked(), () -> batch.make().apply(classifier));
            return SettledBatch.of(key(batch.part(), batch.asked()), seconds() - begin, found);
        }

        /** Counts and keeps what another process found. */
        private SettledBatch taken(AskedBatch batch, SettledBatch made) {
            SettledBatch.Key expected = key(batch.part(), batch.asked());
            if (!made.key().equals(expected)) {
                throw new IllegalStateException(
                        "processes attack different batches: expected " + expected + ", got " + made.key());
            }
            if (made.findings().stream().noneMatch(AttackFinding::isMade)) {
                leftOut.incrementAndGet();
                tally.leftOut(attack, batch.asked());
            } else {
                tally.made(attack, batch.asked());
                write(made);
            }
            return made;
        }

        private SettledBatch.Key key(int part, List<SettledBatch.AskedRecording> asked) {
            return new SettledBatch.Key(number, part, attack, asked);
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
