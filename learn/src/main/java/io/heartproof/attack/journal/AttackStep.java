package io.heartproof.attack.journal;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.journal.SettledBatch.AskedBatch;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Dealing;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.IntConsumer;
import java.util.function.Supplier;

/**
 * One attack on some recordings, a step of an evaluation: batches that its journal knows are not attacked again. Batches may be
 * attacked on several threads.
 */
public final class AttackStep {
    private final AttackJournal journal;
    private final int number;
    private final String attack;
    private final double begin;

    AttackStep(AttackJournal journal, int number, String attack) {
        this.journal = journal;
        this.number = number;
        this.attack = attack;
        begin = journal.seconds();
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
        SettledBatch known = journal.settled(key(part, asked));
        if (known == null && journal.isOver()) {
            journal.leaveOut(attack, asked);
            return asked.stream().map(one -> AttackFinding.LEFT_OUT).toList();
        }
        journal.tally().made(attack, asked);
        if (known != null) {
            return known.findings();
        }
        List<AttackFinding> found = make.get();
        journal.write(SettledBatch.of(key(part, asked), journal.seconds() - begin, found));
        return found;
    }

    /**
     * What batches come to, which the classifiers share, here and in other processes: the last ones first.
     *
     * @param attacked takes the number of recordings of each batch that is done, from any thread
     * @return one finding for each recording, batch by batch, in their order
     */
    public List<List<AttackFinding>> share(Classifiers classifiers, List<AskedBatch> batches, IntConsumer attacked) {
        Dealing dealing = classifiers.dealing();
        List<AskedBatch> open = batches.stream()
                .filter(one -> journal.settled(key(one.part(), one.asked())) == null)
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
        List<SettledBatch> made =
                own.stream().map(one -> Objects.requireNonNull(done.get(one))).toList();
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
        return SettledBatch.of(key(batch.part(), batch.asked()), journal.seconds() - begin, found);
    }

    /** Counts and keeps what another process found. */
    private SettledBatch taken(AskedBatch batch, SettledBatch made) {
        SettledBatch.Key expected = key(batch.part(), batch.asked());
        if (!made.key().equals(expected)) {
            throw new IllegalStateException(
                    "processes attack different batches: expected " + expected + ", got " + made.key());
        }
        if (made.findings().stream().noneMatch(AttackFinding::isMade)) {
            journal.leaveOut(attack, batch.asked());
        } else {
            journal.tally().made(attack, batch.asked());
            journal.write(made);
        }
        return made;
    }

    /** What an attack of that name made of the recordings of a batch. */
    public record BatchOutcome(String attack, AttackOutcome outcome, NoiseSpace space) {}

    private SettledBatch.Key key(int part, List<SettledBatch.AskedRecording> asked) {
        return new SettledBatch.Key(number, part, attack, asked);
    }

    /**
     * Has the noise of an outcome kept, and says what was found.
     *
     * @param part position of the part in the attack
     * @param asked names and sizes of the recordings
     * @return one finding for each recording, in their order
     */
    public List<AttackFinding> found(int part, List<SettledBatch.AskedRecording> asked, BatchOutcome made) {
        List<String> names =
                asked.stream().map(SettledBatch.AskedRecording::recording).toList();
        journal.keeper().keep(new NoiseKeeper.Found(made.attack(), number, part, names, made.outcome(), made.space()));
        return AttackFinding.all(made.outcome(), made.space());
    }
}
