package io.heartproof.spark.noise;

import io.heartproof.evaluation.share.EvaluationShare;
import io.heartproof.evaluation.share.ShareBytes;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where the shares of an evaluation lie, one file per part, whose name says to what it is an answer.
 *
 * <pre>
 * OUT/shares/QUESTION/PART.answers     QUESTION, PART: the first 16 digits of their SHA-256
 * OUT/shares/QUESTION/.PART.X          what a task has not finished, or never will; X is drawn at random
 * </pre>
 *
 * <p>A task fills a file of its own and renames it, so a part has a whole file or none, however many attempts there were and
 * whatever killed them. Immutable; serialisable, so that tasks may hold it.
 *
 * @param out the folder of the evaluation, which every executor sees under the same path
 * @param question SHA-256, see {@link NoiseQuestion#digest}
 */
record ShareFolder(String out, String question) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String SHARES = "shares";
    private static final String ENDING = ".answers";
    private static final int DIGEST_BEGIN = "sha256:".length();
    private static final int DIGEST_END = DIGEST_BEGIN + 16;

    /**
     * Makes the folder where it is missing.
     *
     * @throws BadUsage where {@code out} has other files than those of this evaluation
     */
    void begin() throws IOException {
        Path shares = Path.of(out, SHARES);
        boolean others = !Files.isDirectory(shares) ? !list(Path.of(out)).isEmpty() : !isAlone(shares);
        if (others) {
            throw BadUsage.expected("--out", "a new folder, or that of the same evaluation", out);
        }
        Files.createDirectories(folder());
    }

    /** Once all parts have their files: deletes what tasks have not finished, or no longer need to. */
    void deleteUnfinished() throws IOException {
        for (Path file : list(folder())) {
            if (!file.toString().endsWith(ENDING)) {
                Files.deleteIfExists(file);
            }
        }
    }

    private boolean isAlone(Path shares) throws IOException {
        return list(shares).stream().allMatch(folder()::equals);
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    /** The answers to a part; empty where there are none, or damaged ones. */
    Optional<EvaluationShare> read(NoisePart part) throws IOException {
        Path file = file(part);
        try {
            return Files.isRegularFile(file)
                    ? Optional.of(ShareBytes.read(file.toString(), Files.readAllBytes(file)))
                    : Optional.empty();
        } catch (BadData damaged) {
            return Optional.empty();
        }
    }

    /** Writes the answers to a part whole or not at all. For tasks. */
    void write(NoisePart part, EvaluationShare share) throws IOException {
        Path file = file(part);
        Path draft = file.resolveSibling("." + shortened(part.digest()) + "." + UUID.randomUUID());
        try {
            Files.write(draft, ShareBytes.of(share));
            Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException gone) { // another job was done first
            if (!Files.isRegularFile(file)) {
                throw gone;
            }
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    Path file(NoisePart part) {
        return folder().resolve(shortened(part.digest()) + ENDING);
    }

    private Path folder() {
        return Path.of(out, SHARES, shortened(question));
    }

    private static String shortened(String digest) {
        return digest.substring(DIGEST_BEGIN, DIGEST_END);
    }
}
