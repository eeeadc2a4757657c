package io.heartproof.spark.score;

import io.heartproof.problem.BadUsage;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.ParentNotDirectoryException;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RemoteIterator;
import org.apache.hadoop.security.AccessControlException;
import org.apache.spark.sql.catalyst.catalog.ExternalCatalogUtils;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Where answers lie: one file per part, whose name says to what they are answers.
 *
 * <pre>
 * OUT/shard=NAME/PART-QUESTION.parquet        PART, QUESTION: the first 16 digits of their SHA-256
 * OUT/shard=NAME/.PART-QUESTION.parquet.X     what a task has not finished, or never will; X is drawn at random
 * </pre>
 *
 * <p>A part is done where its file is there. A task fills a file of its own and renames it, so that a file is whole or not there,
 * and of several attempts at one part, also of several jobs, one file remains. That holds for HDFS and disks, and for object stores, which show an
 * object once it is whole. Immutable; serialisable, so that tasks may hold it.
 */
final class AnswerFolder implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final String PARTITION = AnswerSchema.SHARD + "=";
    private static final String ENDING = ".parquet";
    private static final int DIGEST_BEGIN = "sha256:".length();
    private static final int DIGEST_END = DIGEST_BEGIN + 16;

    private final String place;
    private final String question;
    private final SerializableConfiguration hadoop;

    /**
     * A folder for the answers to one question.
     *
     * @param place path or URI
     * @param question its SHA-256, see {@link ScoringSettings#digest}
     */
    AnswerFolder(String place, String question, Configuration hadoop) throws IOException {
        Path path = new Path(place);
        this.place = path.getFileSystem(hadoop).makeQualified(path).toString();
        this.question = shortened(question);
        this.hadoop = new SerializableConfiguration(hadoop);
    }

    /** What fills a file. */
    interface Content {
        /** Makes the file, writes everything into it, and says how many answers these are. */
        AnswerCount writeTo(Path file, Configuration hadoop) throws IOException;
    }

    /**
     * Makes the folder where it is missing.
     *
     * @throws BadUsage where it cannot be made
     */
    void make() throws IOException {
        boolean made;
        try {
            made = fileSystem().mkdirs(root());
        } catch (ParentNotDirectoryException | AccessControlException e) {
            made = false;
        }
        if (!made) {
            throw BadUsage.expected("--out", "a folder that can be made", place);
        }
    }

    /**
     * Checks that tasks have written where this process reads.
     *
     * @throws BadUsage where one of the parts has no answers
     */
    void requireAll(List<DigestedPart> parts) throws IOException {
        Set<DigestedPart> done = done(parts);
        for (DigestedPart part : parts) {
            if (!done.contains(part)) {
                throw BadUsage.expected(
                        "--out",
                        "a folder that the driver and all executors see under the same path",
                        place + " without answers to " + part.name() + ", though its task has written them");
            }
        }
    }

    /** Which parts have answers by now. */
    Set<DigestedPart> done(List<DigestedPart> parts) throws IOException {
        Set<Path> present = new HashSet<>(files());
        Set<DigestedPart> done = new HashSet<>();
        for (DigestedPart part : parts) {
            if (present.contains(file(part))) {
                done.add(part);
            }
        }
        return done;
    }

    /**
     * Deletes answers to parts as they were before. Unfinished files stay, as another job may be filling them.
     *
     * @throws BadUsage where there are answers to another question, or to parts that are none of these; nothing is deleted then
     */
    void clear(List<DigestedPart> parts) throws IOException {
        Set<Path> folders = new HashSet<>();
        Set<Path> current = new HashSet<>();
        parts.forEach(part -> {
            current.add(file(part));
            folders.add(file(part).getParent());
        });
        List<Path> old = new ArrayList<>();
        for (Path file : files()) {
            boolean unfinished = isUnfinished(file);
            if (!unfinished && !file.getName().endsWith("-" + question + ENDING)) {
                throw refused("of this model with these options", file);
            }
            if (!folders.contains(file.getParent())) {
                throw refused("to these data", file);
            }
            if (!unfinished && !current.contains(file)) {
                old.add(file);
            }
        }
        delete(old);
    }

    /** Once all parts are done: deletes what tasks have not finished, or no longer need to. */
    void deleteUnfinished() throws IOException {
        delete(files().stream().filter(AnswerFolder::isUnfinished).toList());
    }

    private void delete(List<Path> files) throws IOException {
        for (Path file : files) {
            fileSystem().delete(file, false);
        }
    }

    private static boolean isUnfinished(Path file) {
        return file.getName().startsWith(".");
    }

    private static BadUsage refused(String what, Path file) {
        return BadUsage.expected("--out", "a new folder or one of answers " + what, "one with " + file);
    }

    /** The answers to a part that has them. */
    AnswerFile answers(DigestedPart part) {
        return new AnswerFile(file(part), hadoop.value());
    }

    /**
     * Writes the answers to a part whole or not at all. For tasks, whose own numbers are those of other jobs, too: one that was
     * killed, or one that works in the same folder.
     */
    AnswerCount write(DigestedPart part, Content content) throws IOException {
        Path file = file(part);
        Path draft = new Path(file.getParent(), "." + file.getName() + "." + UUID.randomUUID());
        FileSystem files = fileSystem();
        try {
            AnswerCount count = content.writeTo(draft, hadoop.value());
            if (!isRenamed(files, draft, file) && !files.exists(file)) {
                throw new IOException(file + ": cannot be renamed from " + draft.getName());
            }
            return count;
        } finally {
            files.delete(draft, false);
        }
    }

    /** Not where another job that was done first has deleted it. */
    private static boolean isRenamed(FileSystem files, Path draft, Path file) throws IOException {
        try {
            return files.rename(draft, file);
        } catch (FileNotFoundException gone) {
            return false;
        }
    }

    private Path file(DigestedPart part) {
        Path folder = new Path(root(), PARTITION + ExternalCatalogUtils.escapePathName(part.name()));
        return new Path(folder, shortened(part.digest()) + "-" + question + ENDING);
    }

    private static String shortened(String digest) {
        return digest.substring(DIGEST_BEGIN, DIGEST_END);
    }

    /** All that lies below, finished or not. */
    private List<Path> files() throws IOException {
        List<Path> paths = new ArrayList<>();
        try {
            RemoteIterator<LocatedFileStatus> all = fileSystem().listFiles(root(), true);
            while (all.hasNext()) {
                paths.add(all.next().getPath());
            }
        } catch (FileNotFoundException none) {
            return List.of();
        }
        return paths;
    }

    private Path root() {
        return new Path(place);
    }

    private FileSystem fileSystem() throws IOException {
        return root().getFileSystem(hadoop.value());
    }
}
