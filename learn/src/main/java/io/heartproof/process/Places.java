package io.heartproof.process;

import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.ByteVector;
import org.bytedeco.pytorch.Store;
import org.bytedeco.pytorch.StringVector;

/**
 * The places of a group, which its processes take in the store before they connect to one another: two that say the same rank, or
 * different sizes, would otherwise wait for one that never comes. All of them hear why one was refused. Used by one thread.
 */
final class Places {
    private static final String SIZE = "heartproof/size";
    private static final String RANK = "heartproof/rank-";
    private static final String REFUSAL = "heartproof/refusal";
    private static final long LOOK_MILLISECONDS = 20;
    private static final long HEARING_MILLISECONDS = 500;

    private final Rendezvous rendezvous;
    private final Store store;

    Places(Rendezvous rendezvous, Store store) {
        this.rendezvous = rendezvous;
        this.store = store;
    }

    /**
     * Takes the place of this process; returns when all are taken.
     *
     * @throws BadUsage where one is taken twice, or another process says another size
     * @throws ProcessLost where they are not all taken in time, naming those that are not
     */
    void take(Duration patience) {
        try (Scope scope = Scope.open()) {
            Optional<BadUsage> refusal = refusal();
            refusal.ifPresent(own -> store.set(REFUSAL, bytes(String.valueOf(own.getMessage()))));
            refusal = refusal.or(() -> refusalOfAnother(patience));
            if (refusal.isPresent()) {
                pause(rendezvous.rank() == 0 ? HEARING_MILLISECONDS : 0); // its store ends with it
                throw refusal.get();
            }
        }
    }

    private Optional<BadUsage> refusal() {
        String size = Integer.toString(rendezvous.size());
        String first = text(store.compareSet(SIZE, bytes(""), bytes(size)));
        if (!first.equals(size)) {
            return Optional.of(BadUsage.expected("WORLD_SIZE", "the same in each process", first + " and " + size));
        }
        return store.add(RANK + rendezvous.rank(), 1) == 1
                ? Optional.empty()
                : Optional.of(BadUsage.expected("RANK", "another in each process", rendezvous.rank() + " twice"));
    }

    /** Waits until all places are taken; empty then. */
    private Optional<BadUsage> refusalOfAnother(Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        String[] names = IntStream.range(0, rendezvous.size())
                .mapToObj(rank -> RANK + rank)
                .toArray(String[]::new);
        StringVector all = new StringVector(names);
        StringVector refused = new StringVector(REFUSAL);
        while (!store.check(all)) {
            if (store.check(refused)) {
                return Optional.of(new BadUsage(text(store.get(REFUSAL))));
            }
            if (System.nanoTime() > end) {
                throw ProcessLost.absent(rendezvous, absent(), patience, "");
            }
            pause(LOOK_MILLISECONDS);
        }
        return Optional.empty();
    }

    /** Whose place is free, such as {@code rank 1, rank 3}. */
    private String absent() {
        return IntStream.range(0, rendezvous.size())
                .filter(rank -> !store.check(new StringVector(RANK + rank)))
                .mapToObj(rank -> "rank " + rank)
                .collect(Collectors.joining(", "));
    }

    private static void pause(long milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static ByteVector bytes(String text) {
        return new ByteVector(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(ByteVector bytes) {
        return new String(bytes.get(), StandardCharsets.UTF_8);
    }
}
