package io.heartproof.training.team;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What one worker has to do of a step while its recordings are dealt out. Not thread-safe. */
final class WorkerLoad {
    private final int[] lengths;
    private final List<StepShare> shares = new ArrayList<>();
    private long cost;

    /** @param lengths padded length of each recording of the step */
    WorkerLoad(int... lengths) {
        this.lengths = lengths;
    }

    /** Whoever has the least to do, the first of several. */
    static WorkerLoad least(List<WorkerLoad> loads) {
        return loads.stream().min(Comparator.comparingLong(load -> load.cost)).orElseThrow();
    }

    /** Whoever has the most to do, the first of several. */
    static WorkerLoad most(List<WorkerLoad> loads) {
        return loads.stream().max(Comparator.comparingLong(load -> load.cost)).orElseThrow();
    }

    /** What it has to do, in the order of the step. */
    List<StepShare> shares() {
        return shares.stream().sorted(Comparator.comparingInt(StepShare::from)).toList();
    }

    void add(StepShare share) {
        shares.add(share);
        cost += share.cost(lengths);
    }

    private void remove(StepShare share) {
        shares.remove(share);
        cost -= share.cost(lengths);
    }

    /** Some recordings, the last ones of a share, that another worker may take over. */
    private record Move(StepShare share, int size) {
        List<StepShare> kept() {
            return new StepShare(share.from(), share.to() - size).pieces();
        }

        StepShare taken() {
            return new StepShare(share.to() - size, share.to());
        }
    }

    /** Its shares, their halves, quarters and so on. */
    private Stream<Move> moves() {
        return shares.stream()
                .flatMap(share -> IntStream.iterate(share.size(), size -> size > 0, size -> size / 2)
                        .mapToObj(size -> new Move(share, size)));
    }

    /**
     * Takes over a share of another, or half of one, a quarter and so on: that after which the larger of both loads is smallest.
     *
     * @return false where none makes it smaller; then nothing is moved
     */
    boolean relieve(WorkerLoad other) {
        Optional<Move> best = other.moves()
                .min(Comparator.comparingLong(move -> larger(other, move)))
                .filter(move -> larger(other, move) < other.cost);
        best.ifPresent(move -> {
            other.remove(move.share());
            move.kept().forEach(other::add);
            add(move.taken());
        });
        return best.isPresent();
    }

    /** The larger of both loads after a move. */
    private long larger(WorkerLoad other, Move move) {
        long kept = other.cost - move.share().cost(lengths);
        for (StepShare piece : move.kept()) {
            kept += piece.cost(lengths);
        }
        return Math.max(kept, cost + move.taken().cost(lengths));
    }
}
