package io.heartproof.experiment;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.journal.NoiseKeeper;
import io.heartproof.attack.shaped.LearntNoise;
import io.heartproof.experiment.checkpoint.EvaluationCheckpoint;
import io.heartproof.process.ProcessGroup;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * What the processes of an evaluation know from an earlier part of it. The first keeps it in the evaluation's folder and tells the
 * others, who need not see the folder. Belongs to the thread that the processes belong to.
 */
final class EvaluationMemory implements Closeable {
    private final ProcessGroup processes;
    private final Optional<EvaluationCheckpoint> checkpoint;
    private final AttackJournal journal;

    private EvaluationMemory(ProcessGroup processes, Optional<EvaluationCheckpoint> checkpoint, AttackJournal journal) {
        this.processes = processes;
        this.checkpoint = checkpoint;
        this.journal = journal;
    }

    /** Opens the checkpoint in the evaluation's folder, which hands noise to a keeper. */
    @FunctionalInterface
    interface Opening {
        EvaluationCheckpoint open(NoiseKeeper keeper) throws IOException;
    }

    /**
     * Of one of the processes.
     *
     * @param keeper of the noise that this process finds
     * @param opening of the checkpoint, in the first
     */
    static EvaluationMemory of(ProcessGroup processes, NoiseKeeper keeper, Opening opening) throws IOException {
        if (!processes.isFirst()) {
            AttackJournal known = AttackJournal.knowing(told(processes, List.of()), keeper);
            return new EvaluationMemory(processes, Optional.empty(), known);
        }
        EvaluationCheckpoint checkpoint = opening.open(keeper);
        try {
            told(processes, checkpoint.journal().linesBefore());
            return new EvaluationMemory(processes, Optional.of(checkpoint), checkpoint.journal());
        } catch (RuntimeException e) {
            checkpoint.close();
            throw e;
        }
    }

    /** The first one's lines. */
    private static List<String> told(ProcessGroup processes, List<String> own) {
        if (processes.isAlone()) {
            return own;
        }
        byte[] lines = processes.broadcast(String.join("\n", own).getBytes(StandardCharsets.UTF_8));
        return new String(lines, StandardCharsets.UTF_8).lines().toList();
    }

    /** What attacks have found so far. */
    AttackJournal journal() {
        return journal;
    }

    /** Learns universal noise. */
    @FunctionalInterface
    interface Learning<R> {
        R from(LearntNoise known) throws IOException;
    }

    /** What comes of learning, which the first does; the others take what it learnt. */
    <R> R learnt(Learning<R> learning) throws IOException {
        if (checkpoint.isEmpty()) {
            try (LearntNoise known = LearntNoise.knowing(told(processes, List.of()))) {
                return learning.from(known);
            }
        }
        try (LearntNoise kept = checkpoint.get().learntNoise()) {
            R learnt = learning.from(kept);
            told(processes, kept.lines());
            return learnt;
        }
    }

    /** Once the results are written: nothing is left to go on with. */
    void end() throws IOException {
        if (checkpoint.isPresent()) {
            checkpoint.get().end();
        }
    }

    @Override
    public void close() throws IOException {
        if (checkpoint.isPresent()) {
            checkpoint.get().close();
        }
    }
}
