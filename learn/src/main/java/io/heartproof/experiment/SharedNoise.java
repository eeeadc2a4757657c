package io.heartproof.experiment;

import io.heartproof.attack.journal.NoiseKeeper;
import io.heartproof.attack.saved.NoiseFolders;
import io.heartproof.attack.saved.SavedNoise;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The noise that processes save while they share an evaluation: each what it finds, the first joins it. All must see one folder.
 * Every process makes the same calls in the same order. Immutable.
 *
 * @param isSaved whether any is
 */
record SharedNoise(boolean isSaved, ProcessGroup processes, NoiseFolders folders) {
    private static final byte[] SEEN = {1};
    private static final byte[] MISSING = {};

    /**
     * Of an evaluation that saves noise in {@code folder}, or none; before anything is written.
     *
     * @throws BadUsage in all, where one does not see the folder
     */
    static SharedNoise of(boolean isSaved, Path folder, ProcessGroup processes) throws IOException {
        byte[] part = processes.broadcast(UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8));
        NoiseFolders folders = new NoiseFolders(folder, new String(part, StandardCharsets.UTF_8));
        SharedNoise noise = new SharedNoise(isSaved, processes, folders);
        if (isSaved) {
            noise.requireSeen();
        }
        return noise;
    }

    /** Keeps what this process finds. */
    NoiseKeeper keeper(EvaluationTask task) {
        return isSaved ? new SavedNoise(folders.of(processes.rank()), task.attacked(), task.names()) : NoiseKeeper.NONE;
    }

    private void requireSeen() throws IOException {
        if (processes.isFirst()) {
            folders.make(processes.size());
        }
        processes.barrier();
        List<byte[]> all = processes.gather(Files.isDirectory(folders.of(processes.rank())) ? SEEN : MISSING);
        if (processes.isFirst()) {
            folders.remove(processes.size());
        }
        List<Integer> blind = IntStream.range(1, all.size())
                .filter(rank -> all.get(rank).length == 0)
                .boxed()
                .toList();
        if (!blind.isEmpty()) {
            throw BadUsage.expected(
                    "evaluation.saveAdversarials",
                    "results in a folder that all processes see",
                    "one that process " + blind.get(0) + " does not see");
        }
    }

    /** Once nothing is left of what another evaluation found, and before anything is found. */
    void begin() throws IOException {
        if (isSaved && processes.isFirst()) {
            folders.join();
            folders.make(processes.size());
        }
        processes.barrier();
    }

    /** When all has been found. */
    void end() throws IOException {
        processes.barrier();
        if (isSaved && processes.isFirst()) {
            folders.join();
        }
    }
}
