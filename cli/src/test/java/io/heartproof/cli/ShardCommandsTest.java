package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same recordings as files and in shards, and the commands that take data sets. */
class ShardCommandsTest {
    private static final String BROKEN = "S00005.hea";

    @TempDir
    static Path folder;

    private static Path files;
    private static Path shards;

    @BeforeAll
    static void write() {
        files = folder.resolve("files");
        shards = folder.resolve("shards");
        CommandRun.of("simulate", "--out", files, "--recordings", 12, "--classes", "Normal,AF");
        CommandRun sharded = shard(files, shards);

        assertThat(sharded.err()).doesNotContain("heartproof:");
        assertThat(sharded.code()).isZero();
        assertThat(sharded.out()).contains("12 recordings in ").doesNotContain("rounded");
        assertThat(shards.resolve("shard-000001.tar")).exists();
    }

    @Test
    void readsWhatIsInTheFiles() throws IOException {
        DataSet loose = DataSet.open(files);
        DataSet data = DataSet.open(shards);

        assertThat(data.labels()).isEqualTo(loose.labels());
        assertThat(data.entries()).isEqualTo(loose.entries());
        for (Entry entry : data.entries()) {
            for (int lead = 0; lead < 12; lead++) {
                assertThat(data.read(entry).signals().get(lead).samples())
                        .isEqualTo(loose.read(entry).signals().get(lead).samples());
            }
            assertThat(data.isSimulated(entry)).isTrue();
        }
    }

    @Test
    void trainsToTheSameWeightsAndEvaluates() {
        Path fromFiles = folder.resolve("fromFiles");
        Path fromShards = folder.resolve("fromShards");

        assertThat(train(files, fromFiles).code()).isZero();
        CommandRun trained = train(shards, fromShards);

        assertThat(trained.err()).doesNotContain("heartproof:");
        assertThat(fromShards.resolve("model.safetensors"))
                .hasSameBinaryContentAs(fromFiles.resolve("model.safetensors"));
        CommandRun evaluated = CommandRun.of(
                "evaluate",
                "--model",
                fromFiles,
                "--data",
                shards,
                "--recordings",
                fromFiles.resolve("split/test.txt"),
                "--out",
                folder.resolve("e"),
                "--attacks",
                "none");
        assertThat(evaluated.code()).as(evaluated.err()).isZero();
    }

    @Test
    void classifiesAsTheFilesAreClassified() throws Exception {
        Path model = UntrainedModel.writeInto(folder);

        CommandRun ofFiles = CommandRun.of("classify", "--model", model, "--format", "csv", files);
        CommandRun ofShards = CommandRun.of("classify", "--model", model, "--format", "csv", shards);
        CommandRun ofOne =
                CommandRun.of("classify", "--model", model, "--format", "csv", shards.resolve("shard-000000.tar"));

        assertThat(ofShards.err()).isEmpty();
        assertThat(ofShards.out().replaceAll("shards/shard-[0-9]+.tar/", "files/"))
                .isEqualTo(ofFiles.out());
        assertThat(ofShards.out()).startsWith(ofOne.out()).hasLineCount(13);
    }

    @Test
    void inspectsARecordingByNameAndAsAnswersCallIt() {
        Path drawing = folder.resolve("drawing.svg");
        CommandRun ofFile = CommandRun.of("inspect", files.resolve("S00007.hea"), "--out", drawing);
        String expected = ofFile.out().replaceAll("(?m)^files .*", "");

        CommandRun byName = CommandRun.of("inspect", "--data", shards, "S00007", "--out", drawing);
        CommandRun asAnswered =
                CommandRun.of("inspect", shards.resolve("shard-000001.tar/S00007.hea"), "--out", drawing);
        CommandRun converted =
                CommandRun.of("convert", "--data", shards, "S00007", "--out", folder.resolve("c"), "--format", "wfdb");

        assertThat(byName.out().replaceAll("(?m)^files .*", "")).isEqualTo(expected);
        assertThat(asAnswered.out().replaceAll("(?m)^files .*", "")).isEqualTo(expected);
        assertThat(converted.code()).as(converted.err()).isZero();
        assertThat(folder.resolve("c/S00007.dat")).hasSameBinaryContentAs(files.resolve("S00007.dat"));
        for (CommandRun none : List.of(
                CommandRun.of("inspect", "--data", shards, "S99"),
                CommandRun.of("inspect", shards.resolve("shard-000001.tar/S99.hea")))) {
            assertThat(none.code()).isEqualTo(3);
            assertThat(none.err()).hasLineCount(1).contains("no recording S99");
        }
    }

    @Test
    void saysWhatIsInShards() throws IOException {
        long bytes = Files.size(shards.resolve("shard-000000.tar"));

        CommandRun run = CommandRun.of("inspect", shards.resolve("shard-000000.tar"));

        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out())
                .contains(String.format(Locale.ROOT, "shards       1, %.1f MB\n", bytes / 1e6))
                .containsPattern("recordings   [1-9][0-9]?\n")
                .containsPattern("samples      [0-9]+ to [0-9]+ per lead\n")
                .containsPattern("label AF     [1-9]\n");
        assertThat(CommandRun.of("inspect", shards, "--seconds", 3).err())
                .isEqualTo("heartproof: --seconds: changes nothing for a data set, of which nothing is drawn\n");
    }

    @Test
    void takesRecordingsWithoutLabels() throws Exception {
        Path unlabelled =
                Files.createDirectories(folder.resolve("unlabelled/below")).getParent();
        for (String file : List.of("S00001.hea", "S00001.dat", "S00002.hea", "S00002.dat")) {
            Files.copy(files.resolve(file), unlabelled.resolve(file.contains("2") ? "below/" + file : file));
        }
        Path out = folder.resolve("unlabelledShards");
        assertThat(CommandRun.of("shard", "--data", unlabelled, "--out", out).err())
                .hasLineCount(1)
                .contains("REFERENCE.csv: no such file");

        CommandRun sharded = CommandRun.of("shard", "--data", unlabelled, "--out", out, "--unlabelled");

        assertThat(sharded.code()).as(sharded.err()).isZero();
        assertThat(out.resolve("LABELS.csv")).doesNotExist();
        assertThat(CommandRun.of("inspect", out).out()).contains("recordings   2\n", "labels       none");
        Path model = UntrainedModel.writeInto(folder);
        String ofFiles = CommandRun.of("classify", "--model", model, "--format", "csv", unlabelled)
                .out();
        String ofShards = CommandRun.of("classify", "--model", model, "--format", "csv", out)
                .out();
        assertThat(ofShards.replace("unlabelledShards/shard-000000.tar/", "unlabelled/"))
                .isEqualTo(ofFiles.replace("/below/", "/"))
                .hasLineCount(3);
        Files.copy(files.resolve("REFERENCE.csv"), out.resolve("REFERENCE.csv"));
        assertThat(CommandRun.of("validate", out).out()).contains("S00002");
    }

    @Test
    void validatesAndSaysWhichShardIsDamaged() throws IOException {
        CommandRun whole = CommandRun.of("validate", shards);
        assertThat(whole.code()).as(whole.out()).isZero();
        Path copy = copy("damaged");
        Path shard = copy.resolve("shard-000001.tar");
        byte[] bytes = Files.readAllBytes(shard);
        FileTime written = Files.getLastModifiedTime(shard);
        bytes[5_000] ^= 1;
        Files.write(shard, bytes);
        Files.setLastModifiedTime(shard, written); // as a disk that fails does

        CommandRun damaged = CommandRun.of("validate", copy);

        assertThat(damaged.code()).isEqualTo(3);
        assertThat(damaged.out()).contains("shard-000001.tar: is damaged").doesNotContain("shard-000000.tar: is");

        Files.delete(shard.resolveSibling("shard-000001.tar.index"));
        CommandRun indexedAnew = CommandRun.of("validate", copy);
        assertThat(indexedAnew.code()).isEqualTo(3);
        assertThat(indexedAnew.err()).contains("shard-000001.tar: is damaged or another shard");

        Files.delete(shard);
        assertThat(CommandRun.of("validate", copy).err()).contains("shard shard-000001.tar is missing");
    }

    @Test
    void goesOnWhereItWasInterrupted() throws IOException {
        Path interrupted = copy("interrupted");
        Files.delete(interrupted.resolve("shard-000000.tar.index"));
        Files.delete(interrupted.resolve("shard-000001.tar"));
        Files.delete(interrupted.resolve("shard-000001.tar.index"));
        Files.writeString(interrupted.resolve(".shard-000001.tar.part"), "begun");
        Path manifest = interrupted.resolve("shards.json");
        Files.writeString(manifest, Files.readString(manifest).replace("\"finished\" : true", "\"finished\" : false"));

        assertThat(CommandRun.of("validate", interrupted).err()).contains("was not finished: repeat heartproof shard");
        assertThat(shard(files, interrupted).code()).isZero();

        assertThat(contents(interrupted)).isEqualTo(contents(shards));
        CommandRun again = shard(files, interrupted);
        assertThat(again.code()).isEqualTo(2);
        assertThat(again.err()).contains("holds these shards already");
        assertThat(CommandRun.of("shard", "--data", files, "--out", interrupted, "--size", "1GB")
                        .err())
                .contains("holds shards of other recordings, or of another size");
    }

    @Test
    void writesTheRestWhereARecordingCannotBeRead() throws IOException {
        Path broken = Files.createDirectory(folder.resolve("broken"));
        try (Stream<Path> all = Files.list(files)) {
            for (Path file : all.toList()) {
                Files.copy(file, broken.resolve(file.getFileName()));
            }
        }
        Files.writeString(broken.resolve(BROKEN), "no header");

        CommandRun run = shard(broken, folder.resolve("rest"));

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.out()).contains("11 recordings in ");
        assertThat(run.err().lines().filter(line -> line.startsWith("heartproof:")))
                .singleElement()
                .asString()
                .contains(BROKEN);
        assertThat(DataSet.open(folder.resolve("rest")).entries()).hasSize(11);
    }

    @Test
    void refusesSizesAndFoldersThatAreNone() {
        CommandRun size = CommandRun.of("shard", "--data", files, "--out", folder.resolve("new"), "--size", "256 MiB");
        assertThat(size.code()).isEqualTo(2);
        assertThat(size.err()).contains("--size").contains("256MB");
        CommandRun used = shard(files, files);
        assertThat(used.code()).isEqualTo(2);
        assertThat(used.err()).contains("a new or an empty folder");
    }

    private static CommandRun shard(Path data, Path out) {
        return CommandRun.of("shard", "--data", data, "--out", out, "--size", "1MB", "--threads", 2);
    }

    private static CommandRun train(Path data, Path run) {
        List<Object> all = new ArrayList<>(List.of("train", "--data", data, "--out", run, "--threads", 1));
        for (String setting : List.of(
                "network.architecture=tiny",
                "input.cutSamples=2048",
                "training.epochs=1",
                "split.validationPerClass=1",
                "split.testPerClass=2")) {
            all.addAll(List.of("--set", setting));
        }
        return CommandRun.of(all.toArray());
    }

    private static Path copy(String name) throws IOException {
        Path copy = Files.createDirectory(folder.resolve(name));
        try (Stream<Path> all = Files.list(shards)) {
            for (Path file : all.toList()) {
                Files.copy(file, copy.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return copy;
    }

    /** All but the notes for going on, to which a line is added however often a shard is written. */
    private static Map<String, List<Byte>> contents(Path of) throws IOException {
        Map<String, List<Byte>> contents = new TreeMap<>();
        try (Stream<Path> all = Files.list(of)) {
            for (Path file : all.filter(one -> !one.endsWith("shards.inputs")).toList()) {
                List<Byte> bytes = new ArrayList<>();
                for (byte one : Files.readAllBytes(file)) {
                    bytes.add(one);
                }
                contents.put(file.getFileName().toString(), bytes);
            }
        }
        return contents;
    }
}
