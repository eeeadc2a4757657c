package io.heartproof.dataset.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.Scaling;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.DataSetValidation;
import io.heartproof.dataset.DataSetWriter;
import io.heartproof.dataset.Entry;
import io.heartproof.fixture.Recordings;
import io.heartproof.fixture.TarFiles;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardStoreTest {
    private static final int LENGTH = 3_000;

    @TempDir
    Path loose;

    @TempDir
    Path shards;

    @BeforeEach
    void writeLooseFiles() throws IOException {
        DataSetWriter writer = new DataSetWriter(loose, LabelSet.CPSC2018);
        Random random = new Random(1);
        for (String name : List.of("A1", "A2", "p.1.x")) {
            Recording waves = Recordings.waves(random, List.of(Lead.I, Lead.II), LENGTH, 500);
            writer.add(Recordings.named(name, 500, waves.signals()), LabelSet.CPSC2018.named("AF"));
        }
        writer.finish();
    }

    @Test
    void readsTheSameRecordingsAsFromAFolder() throws IOException {
        shard("a.tar", "A1", "A2");
        shard("b.tar", "p.1.x");
        Files.copy(loose.resolve("REFERENCE.csv"), shards.resolve("REFERENCE.csv"));

        DataSet folder = DataSet.open(loose);
        DataSet data = DataSet.open(shards);

        assertThat(data.entries()).isEqualTo(folder.entries());
        for (Entry entry : folder.entries()) {
            Recording expected = folder.read(entry);
            Recording recording = data.read(entry);
            assertThat(recording.name()).isEqualTo(entry.recording());
            assertThat(recording.signal(Lead.II).orElseThrow().samples())
                    .isEqualTo(expected.signal(Lead.II).orElseThrow().samples());
        }
        assertThat(data.where(data.entries().get(2))).isEqualTo(shards + "/b.tar/p.1.x.hea");
        assertThat(data.passedOver()).isEmpty();
    }

    @Test
    void takesLabelsFromTheFactsWhereNoTableGivesThem() throws IOException {
        new TarFiles()
                .recording(loose, "A1")
                .file("A1.json", "{\"labels\": [\"SNR\", 2], \"source\": {\"file\": \"a\"}}")
                .recording(loose, "A2")
                .file("A2.json", "{\"labels\": \"AF\"}")
                .recording(loose, "p.1.x")
                .write(shards.resolve("a.tar"));
        Files.writeString(shards.resolve("LABELS.csv"), "label,name\n1,SNR\n2,AF\n");

        DataSet data = DataSet.open(shards.resolve("a.tar"));

        assertThat(data.entries())
                .containsExactly(
                        new Entry("A1", List.of(new Label(0, "SNR"), new Label(1, "AF"))),
                        new Entry("A2", List.of(new Label(1, "AF"))));
        assertThat(data.passedOver().orElseThrow()).contains("1 with several labels");
    }

    @Test
    void keepsTheIndexAndMakesItAnewWhereItDoesNotFit() throws IOException {
        shard("a.tar", "A1", "A2");
        Path index = shards.resolve("a.tar.index");
        Files.copy(loose.resolve("REFERENCE.csv"), shards.resolve("REFERENCE.csv"));

        assertThatThrownBy(() -> DataSet.open(shards))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("p.1.x");
        String first = Files.readString(index);
        assertThat(first.lines()).hasSize(4);
        assertThat(first).contains("\"samples\":3000");

        shard("a.tar", "A1", "A2", "p.1.x");
        assertThat(DataSet.open(shards).entries()).hasSize(3);
        String second = Files.readString(index);
        assertThat(second).isNotEqualTo(first);
        for (String broken : List.of(
                "",
                "no JSON",
                second.substring(0, second.length() / 2),
                second.replace("\"offset\":512", "\"offset\":99999999"),
                second.replace("\"samples\":3000", "\"samples\":2000"))) {
            Files.writeString(index, broken);
            assertThat(DataSet.open(shards).entries()).hasSize(3);
            assertThat(Files.readString(index)).isEqualTo(second);
        }
    }

    @Test
    void digestIsThatOfTheRecordingsHoweverTheyAreSharded() throws IOException {
        shard("a.tar", "A1", "A2", "p.1.x");
        Files.copy(loose.resolve("REFERENCE.csv"), shards.resolve("REFERENCE.csv"));
        String one = DataSet.open(shards).digest();
        new TarFiles() // other places, another order of files
                .file("below/p.1.x.dat", Files.readAllBytes(loose.resolve("p.1.x.dat")))
                .file("below/p.1.x.hea", Files.readAllBytes(loose.resolve("p.1.x.hea")))
                .recording(loose, "A1")
                .write(shards.resolve("a.tar"));
        shard("b.tar", "A2");

        assertThat(DataSet.open(shards).digest()).isEqualTo(one);

        byte[] changed = Files.readAllBytes(loose.resolve("A2.dat"));
        changed[100] ^= 1;
        Files.write(loose.resolve("A2.dat"), changed);
        Files.delete(shards.resolve("b.tar"));
        Files.delete(shards.resolve("b.tar.index"));
        shard("b.tar", "A2");
        assertThat(DataSet.open(shards).digest()).isNotEqualTo(one);
    }

    @Test
    void damagedBytesGiveNoRecording() throws IOException {
        shard("a.tar", "A1", "A2", "p.1.x");
        Files.copy(loose.resolve("REFERENCE.csv"), shards.resolve("REFERENCE.csv"));
        DataSet data = DataSet.open(shards);
        FileTime time = Files.getLastModifiedTime(shards.resolve("a.tar"));
        byte[] tar = Files.readAllBytes(shards.resolve("a.tar"));
        tar[2_000] ^= 1; // of A1.dat
        Files.setLastModifiedTime(Files.write(shards.resolve("a.tar"), tar), time); // as a disk does it

        assertThatThrownBy(() -> data.read(data.entries().get(0)))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("a.tar/A1.dat: is not what the shard's index says");
        assertThat(data.read(data.entries().get(1)).length()).isEqualTo(LENGTH);

        InputContract contract =
                new InputContract(List.of(Lead.II), 500, new PaddedForm(3_072), Scaling.LEAD_PEAK, LabelSet.CPSC2018);
        DataSetValidation validation = DataSetValidation.of(shards, contract, ReadOptions.NONE, Progress.NONE);
        assertThat(validation.allUsable()).isFalse();
        assertThat(validation.totals().refused()).isEqualTo(1);
        assertThat(validation.damage()).singleElement().asString().contains("a.tar: is damaged");
    }

    @Test
    void shardThatAnotherReplacedIsHeldToItsIndex() throws IOException {
        Path shard = shards.resolve("a.tar");
        Path index = shards.resolve("a.tar.index");
        Files.writeString(shards.resolve("LABELS.csv"), "name\nAF\nMI\n");
        labelled(shard, "AF");
        assertThat(onlyLabel()).isEqualTo("AF");

        Files.setLastModifiedTime(shard, FileTime.fromMillis(1_000_000_000_000L)); // a copy
        assertThat(onlyLabel()).isEqualTo("AF");
        assertThat(Files.getLastModifiedTime(index)).isEqualTo(Files.getLastModifiedTime(shard));

        long size = Files.size(shard);
        labelled(shard, "MI");
        assertThat(shard).hasSize(size);
        assertThatThrownBy(this::onlyLabel)
                .isInstanceOf(BadData.class)
                .hasMessageContaining("a.tar: is not what its index says")
                .hasMessageContaining("a.tar.index has to be deleted");
        Files.delete(index);
        assertThat(onlyLabel()).isEqualTo("MI");
    }

    private void labelled(Path shard, String label) throws IOException {
        new TarFiles()
                .recording(loose, "A1")
                .file("A1.json", "{\"labels\": \"" + label + "\"}")
                .write(shard);
    }

    private String onlyLabel() throws IOException {
        return DataSet.open(shards).entries().get(0).labels().get(0).name();
    }

    @Test
    void filesOfOneRecordingLieInOneFolder() throws IOException {
        Files.writeString(shards.resolve("LABELS.csv"), "name\nAF\nMI\n");
        byte[] header = Files.readAllBytes(loose.resolve("A1.hea"));
        byte[] signals = Files.readAllBytes(loose.resolve("A1.dat"));
        new TarFiles()
                .file("a/notes.txt", "of a")
                .file("b/notes.txt", "of b")
                .file("a/meta.json", "[1, 2]")
                .file("a/A1.hea", header)
                .file("./a//A1.dat", signals)
                .file("a/A1.json", "{\"labels\": \"AF\"}")
                .file("b/A1.json", "{\"labels\": \"MI\"}")
                .write(shards.resolve("a.tar"));

        assertThat(onlyLabel()).isEqualTo("AF");
        assertThat(DataSet.open(shards)
                        .read(DataSet.open(shards).entries().get(0))
                        .length())
                .isEqualTo(LENGTH);

        new TarFiles()
                .file("a/A1.hea", header)
                .file("a/A1.dat", signals)
                .file("a/A1.json", "{\"labels\": \"AF\"}")
                .file("b/A1.csv", "I,II\n0,1\n")
                .file("b/A1.json", "{\"labels\": \"MI\"}")
                .write(shards.resolve("b.tar"));
        assertThatThrownBy(() -> DataSet.open(shards.resolve("b.tar")))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("b.tar: holds recording A1 in two of its folders");
    }

    @Test
    void refusesShardThatIsALinkToNothing() throws IOException {
        shard("a.tar", "A1");
        Files.createSymbolicLink(shards.resolve("b.tar"), shards.resolve("gone.tar"));

        assertThatThrownBy(() -> DataSet.open(shards))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("b.tar: is a link to nothing");
    }

    @Test
    void refusesRecordingThatIsInTwoShards() throws IOException {
        shard("a.tar", "A1", "A2");
        shard("b.tar", "A2");

        assertThatThrownBy(() -> DataSet.open(shards))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("b.tar: holds recording A2, which is in a.tar, too");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void findsRecordingsInFoldersAndUnderLongNames(boolean gnu) throws IOException {
        String way = "records/" + "0123456789".repeat(12) + "/";
        TarFiles tar = gnu ? new TarFiles().gnu() : new TarFiles();
        tar.entry("./records/", (byte) '5', new byte[0])
                .file("./._A1.hea", "of the system")
                .file("./LABELS.csv", "name\nx\n")
                .file(way + "A1.dat", Files.readAllBytes(loose.resolve("A1.dat")))
                .file(way + "A1.json", "{\"labels\": [\"AF\"]}")
                .file(way + "A1.hea", Files.readAllBytes(loose.resolve("A1.hea")))
                .write(shards.resolve("a.TAR"));

        DataSet data = DataSet.open(shards);

        assertThat(data.entries()).extracting(Entry::recording).containsExactly("A1");
        assertThat(data.read(data.entries().get(0)).length()).isEqualTo(LENGTH);
    }

    @Test
    void folderOfRecordingsWithAnArchiveBesideThemIsNoFolderOfShards() throws IOException {
        new TarFiles().file("x.hea", "x").write(loose.resolve("all.tar"));
        new TarFiles().file("x.hea", "x").write(shards.resolve("all.tar"));
        Files.writeString(shards.resolve("patients.csv"), "id,age\n1,50\n");

        assertThat(new ShardKind().recognises(loose)).isFalse();
        assertThat(new ShardKind().recognises(shards)).isTrue();
    }

    @Test
    void readsARecordOfSegmentsAsOne() throws IOException {
        Recording first = segment("m.1_0001", 2);
        Recording second = segment("m.1_0002", 3);
        Files.writeString(loose.resolve("m.1.hea"), "m.1/2 2 500 6000\nm.1_0001 3000\nm.1_0002 3000\n");
        new TarFiles()
                .recording(loose, "m.1")
                .file("m.1.json", "{\"labels\": [\"AF\"]}")
                .write(shards.resolve("a.tar"));

        DataSet data = DataSet.open(shards);

        assertThat(data.entries()).extracting(Entry::recording).containsExactly("m.1");
        assertThat(data.passedOver()).isEmpty();
        Recording whole = data.read(data.entries().get(0));
        assertThat(whole.length()).isEqualTo(2 * LENGTH);
        float[] samples = whole.signal(Lead.II).orElseThrow().samples();
        assertThat(Arrays.copyOf(samples, LENGTH))
                .isEqualTo(first.signal(Lead.II).orElseThrow().samples());
        assertThat(Arrays.copyOfRange(samples, LENGTH, 2 * LENGTH))
                .isEqualTo(second.signal(Lead.II).orElseThrow().samples());
        assertThat(Files.readString(shards.resolve("a.tar.index"))).contains("\"samples\":6000");
    }

    @Test
    void saysThatAPartOfARecordingIsInNoFileOfTheShard() throws IOException {
        new TarFiles()
                .file("m.1.hea", "m.1/2 2 500 6000\nm.1_0001 3000\nm.1_0002 3000\n")
                .file("m.1.json", "{\"labels\": [\"AF\"]}")
                .write(shards.resolve("a.tar"));
        DataSet data = DataSet.open(shards);

        assertThatThrownBy(() -> data.read(data.entries().get(0)))
                .isInstanceOf(BadData.class)
                .hasMessage(
                        shards + "/a.tar/m.1.hea: names the file 'm.1_0001.hea', which is not in this shard; all files"
                                + " of a recording must be (heartproof shard writes such shards)");
    }

    @Test
    void findsASignalFileOfAnotherName() throws IOException {
        String header = Files.readString(loose.resolve("A1.hea")).replace("A1.dat", "signals.7.dat");
        new TarFiles()
                .file("A1.hea", header)
                .file("A1.json", "{\"labels\": [\"AF\"]}")
                .file("signals.7.dat", Files.readAllBytes(loose.resolve("A1.dat")))
                .write(shards.resolve("a.tar"));

        DataSet data = DataSet.open(shards);

        assertThat(data.entries()).hasSize(1);
        assertThat(data.read(data.entries().get(0)).length()).isEqualTo(LENGTH);
    }

    private Recording segment(String name, int seed) throws IOException {
        Recording waves = Recordings.waves(new Random(seed), List.of(Lead.I, Lead.II), LENGTH, 500);
        WfdbWriter.write(Recordings.named(name, 500, waves.signals()), loose);
        return RecordingFiles.read(loose.resolve(name + ".hea"));
    }

    private void shard(String name, String... recordings) throws IOException {
        TarFiles tar = new TarFiles();
        for (String recording : recordings) {
            for (String ending : List.of(".hea", ".dat")) {
                tar.file(ShardFile.written(recording, ending), Files.readAllBytes(loose.resolve(recording + ending)));
            }
        }
        tar.write(shards.resolve(name));
    }
}
