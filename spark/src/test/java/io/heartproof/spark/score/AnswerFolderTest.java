package io.heartproof.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.spark.part.Part;
import io.heartproof.spark.part.Parts;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs that write into one folder at once, and data that change meanwhile. */
class AnswerFolderTest {
    private static final String QUESTION = "sha256:" + "1".repeat(64);

    @TempDir
    Path folder;

    private DigestedPart part;

    @BeforeEach
    void makeAPart() throws IOException {
        Path data = folder.resolve("data");
        SimulatedDataSet.ofAllClasses(2, 5).write(data, 1, Progress.NONE);
        part = digested(data);
    }

    @Test
    void aJobThatBeginsLeavesTheOtherItsUnfinishedFiles() throws IOException {
        answers().write(part, (file, hadoop) -> {
            AnswerCount written = write(file, hadoop, "first");
            answers().clear(List.of(part));
            return written;
        });

        assertThat(contents()).containsExactly("first");
    }

    @Test
    void aJobThatEndsFirstTakesThemAwayWhereItsOwnAreThere() throws IOException {
        answers().write(part, (file, hadoop) -> {
            write(file, hadoop, "same");
            AnswerCount written = answers().write(part, (other, same) -> write(other, same, "same"));
            answers().deleteUnfinished();
            return written;
        });

        assertThat(contents()).containsExactly("same");
    }

    @Test
    void anUnfinishedFileThatIsGoneIsNoAnswer() {
        assertThatThrownBy(() -> answers().write(part, (file, hadoop) -> {
                    AnswerCount written = write(file, hadoop, "lost");
                    answers().deleteUnfinished();
                    return written;
                }))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot be renamed");
    }

    @Test
    void aShardThatIsAnotherByNowIsRefused() throws IOException {
        Path shard = folder.resolve("s.tar");
        tar(shard, "S00001");
        DigestedPart before = digested(shard);
        before.part().visit(before.digest(), recording -> {});
        Files.delete(shard);
        Files.delete(folder.resolve("s.tar.index"));
        tar(shard, "S00002");

        assertThatThrownBy(() -> before.part().visit(before.digest(), recording -> {}))
                .isInstanceOf(BadData.class)
                .hasMessage(shard + ": has changed since the job began; the same command answers it anew");
    }

    @Test
    void aShardThatWasCutShortIsRefusedAndOneThatIsGoneEndsTheTask() throws IOException {
        Path shard = folder.resolve("s.tar");
        tar(shard, "S00001");
        DigestedPart whole = digested(shard);
        Files.write(shard, Arrays.copyOf(Files.readAllBytes(shard), 10_000));

        assertThatThrownBy(() -> whole.part().visit(whole.digest(), recording -> {}))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith(shard + ": ");

        Files.delete(shard);
        assertThatThrownBy(() -> whole.part().visit(whole.digest(), recording -> {}))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void answersThatOnlyTheExecutorSeesAreNotTakenForDone() throws IOException {
        assertThatThrownBy(() -> answers().requireAll(List.of(part)))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("--out: expected a folder that the driver and all executors see")
                .hasMessageContaining(part.name());

        answers().write(part, (file, hadoop) -> write(file, hadoop, "there"));
        answers().requireAll(List.of(part));
    }

    @Test
    void aFolderThatCannotBeMadeIsRefused() throws IOException {
        Files.writeString(folder.resolve("out"), "a file");

        assertThatThrownBy(() ->
                        new AnswerFolder(folder.resolve("out/in").toString(), QUESTION, new Configuration()).make())
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("--out: expected a folder that can be made, got ");
    }

    private void tar(Path shard, String recording) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(shard))) {
            for (String name : List.of(recording + ".hea", recording + ".dat")) {
                byte[] bytes = Files.readAllBytes(folder.resolve("data").resolve(name));
                TarArchiveEntry entry = new TarArchiveEntry(name);
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
    }

    private static DigestedPart digested(Path data) throws IOException {
        Part part = Parts.of(data.toString(), LeadMap.NONE).get(0);
        return new DigestedPart(part, part.digest());
    }

    private AnswerFolder answers() throws IOException {
        return new AnswerFolder(folder.resolve("out").toString(), QUESTION, new Configuration());
    }

    private static AnswerCount write(org.apache.hadoop.fs.Path file, Configuration hadoop, String text)
            throws IOException {
        try (OutputStream out = file.getFileSystem(hadoop).create(file)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return new AnswerCount(1, 0);
    }

    /** Of all files but checksums. */
    private List<String> contents() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            List<Path> all = files.filter(file ->
                            Files.isRegularFile(file) && !file.toString().endsWith(".crc"))
                    .toList();
            return all.stream().map(AnswerFolderTest::text).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
