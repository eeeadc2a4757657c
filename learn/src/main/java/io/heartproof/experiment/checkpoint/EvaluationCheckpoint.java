package io.heartproof.experiment.checkpoint;

import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.journal.NoiseKeeper;
import io.heartproof.attack.shaped.LearntNoise;
import io.heartproof.file.AtomicFolder;
import io.heartproof.layout.CheckpointLayout;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What an evaluation under way goes on from if it is interrupted: {@code checkpoint/} in its folder. It is there, complete,
 * before the first attack, and gone when the results are written. Nobody else evaluates in the folder meanwhile.
 */
public final class EvaluationCheckpoint implements Closeable {
    private final CheckpointLayout layout;
    private final FolderLock lock;
    private final AttackJournal journal;

    private EvaluationCheckpoint(CheckpointLayout layout, FolderLock lock, AttackJournal journal) {
        this.layout = layout;
        this.lock = lock;
        this.journal = journal;
    }

    /** Whether a folder holds an evaluation that was interrupted. */
    public static boolean isIn(Path evaluation) {
        return Files.isRegularFile(layout(evaluation).began());
    }

    /** What an interrupted evaluation began with; {@link BadData} where there is none. */
    public static EvaluationStart start(Path evaluation) throws IOException {
        if (!isIn(evaluation)) {
            throw new BadData(
                    evaluation.toString(),
                    "expected the folder of an evaluation that was interrupted, with checkpoint/"
                            + CheckpointLayout.BEGAN);
        }
        return EvaluationStart.read(layout(evaluation));
    }

    /**
     * Begins an evaluation in a folder, or goes on with the one that was interrupted there.
     *
     * @param keeper takes noise that is found
     * @throws BadData where that one began with another model, other data or settings
     */
    public static EvaluationCheckpoint of(Path evaluation, EvaluationStart start, NoiseKeeper keeper)
            throws IOException {
        CheckpointLayout layout = layout(evaluation);
        if (!isIn(evaluation)) {
            AtomicFolder.create(layout.folder(), draft -> start.write(new CheckpointLayout(draft)));
        }
        FolderLock lock = FolderLock.of(layout.lock(), "evaluation", evaluation);
        try {
            start(evaluation).requireSame(start, evaluation);
            return new EvaluationCheckpoint(layout, lock, AttackJournal.open(layout.settled(), keeper));
        } catch (IOException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    /** What attacks have found so far. */
    public AttackJournal journal() {
        return journal;
    }

    /** The universal noise that was learnt so far; the caller closes it. */
    public LearntNoise learntNoise() throws IOException {
        return LearntNoise.in(layout.learntNoise());
    }

    /** Once the results are written: nothing is left to go on with. */
    public void end() throws IOException {
        close();
        AtomicFolder.delete(layout.folder());
    }

    @Override
    public void close() throws IOException {
        journal.close();
        lock.close();
    }

    private static CheckpointLayout layout(Path evaluation) {
        return new EvaluationLayout(evaluation).checkpoint();
    }
}
