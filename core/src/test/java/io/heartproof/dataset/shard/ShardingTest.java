package io.heartproof.dataset.shard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.fixture.Recordings;
import io.heartproof.format.ReadOptions;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShardingTest {
    private static final LabelSet CLASSES = new LabelSet(List.of("b", "a"));

    @TempDir
    Path folder;

    /** A recording that comes from no file. */
    private record Made(String name, Recording recording, String stamp) implements StoredRecording {
        @Override
        public String where() {
            return "made of " + name;
        }

        @Override
        public Recording read(ReadOptions options) {
            return recording;
        }

        @Override
        public void addTo(Digest digest) {}
    }

    /** The machine ends where it is read. */
    private record Killing(String name) implements StoredRecording {
        @Override
        public String where() {
            return name;
        }

        @Override
        public Recording read(ReadOptions options) {
            throw new IllegalStateException("killed");
        }

        @Override
        public String stamp() {
            return "";
        }

        @Override
        public void addTo(Digest digest) {}
    }

    @Test
    void namesWithDotsSurviveAndAreOneKeyEach() throws IOException {
        write("out", 1_000_000, input("p.1.x", 0.5f), input("p.2.x", 0.25f));

        DataSet data = DataSet.open(folder.resolve("out"));

        assertThat(data.entries()).extracting(Entry::recording).containsExactly("p.1.x", "p.2.x");
        assertThat(data.labels()).isEqualTo(CLASSES);
        assertThat(data.read(data.entries().get(0)).name()).isEqualTo("p.1.x");
        assertThat(data.read(data.entries().get(1)).signals().get(0).samples()[1])
                .isEqualTo(0.25f);
        assertThat(new String(
                        Files.readAllBytes(folder.resolve("out/shard-000000.tar")), 0, 20, StandardCharsets.UTF_8))
                .startsWith("p%2E1%2Ex.hea\0");
    }

    @Test
    void shardsEndBeforeTheyAreTooLarge() throws IOException {
        // 3 headers of 512 bytes, and files below 512 bytes each: 3,072 for a recording, 1,024 for the end mark
        Sharding.ShardingOutcome outcome =
                write("out", 7_168, input("A", 1), input("B", 1), input("C", 1), input("D", 1), input("E", 1));

        assertThat(outcome.shards()).isEqualTo(3);
        assertThat(folder.resolve("out/shard-000000.tar")).hasSize(7_168);
        assertThat(folder.resolve("out/shard-000002.tar")).hasSize(4_096);
        assertThat(write("one", 1, input("A", 1), input("B", 1)).shards()).isEqualTo(2);
    }

    @Test
    void sameRecordingsAreTheSameBytes() throws IOException {
        write("out", 7_168, input("A", 1), input("B", 0.5f));
        String user = System.getProperty("user.name");
        System.setProperty("user.name", "another");
        try {
            write("again", 7_168, input("A", 1), input("B", 0.5f));
        } finally {
            System.setProperty("user.name", user);
        }

        for (String file : List.of("shard-000000.tar", "shard-000000.tar.index", "shards.json")) {
            assertThat(folder.resolve("again").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("out").resolve(file));
        }
    }

    @Test
    void saysWhatWasRoundedAndWhatCannotBeWritten() throws IOException {
        Recording waves = Recordings.waves(new Random(1), List.of(Lead.I), 100, 500);
        String name = "x".repeat(100);

        Sharding.ShardingOutcome outcome = write(
                "out",
                1_000_000,
                input("A", 1),
                new Sharding.ShardingInput(new Made("waves", waves.noted("odd"), ""), List.of("a")),
                input(name, 1));

        assertThat(outcome.rounded()).isEqualTo(1);
        assertThat(outcome.recordings()).isEqualTo(2);
        assertThat(outcome.refused())
                .containsExactly(new Refusal(
                        name,
                        "made of " + name + ": " + name + ": names in a shard have at most 100 characters, got 105"));
        assertThat(new String(Files.readAllBytes(folder.resolve("out/shard-000000.tar")), StandardCharsets.UTF_8))
                .contains("\"rounded\":false", "\"rounded\":true", "\"notes\":[\"odd\"]");
    }

    @Test
    void goesOnWithTheSameRecordingsAlone() throws IOException {
        Sharding.ShardingInput killing = new Sharding.ShardingInput(new Killing("C"), List.of("a"));
        assertThatThrownBy(() -> write("out", 1, input("A", 1), input("B", 1), killing))
                .hasMessage("killed");
        assertThat(folder.resolve("out/shard-000000.tar")).exists();
        Sharding.ShardingInput changed = new Sharding.ShardingInput(
                new Made("A", input("A", 0.5f).stored().read(ReadOptions.NONE), "later"), List.of("a"));

        assertThatThrownBy(() -> write("out", 1, changed, input("B", 1), input("C", 1)))
                .isInstanceOf(BadUsage.class)
                .hasMessage("--out: " + folder.resolve("out")
                        + " holds shards of recordings that have changed since, such as"
                        + " made of A; delete the folder to begin anew");

        assertThat(write("out", 1, input("A", 1), input("B", 1), input("C", 1)).shards())
                .isEqualTo(3);
    }

    @Test
    void largestCodeIsWrittenWithItsGainAgain() throws IOException {
        for (int step : new int[] {1, 2, 5}) {
            for (double gain = step; gain < 1e6; gain *= 10) {
                float peak = (float) (Short.MAX_VALUE / gain);
                Recording recording = Recordings.named(
                        "A", 500, List.of(Recordings.millivolts(Lead.II, 0, peak, (float) (1 / gain))));

                assertThat(EncodedRecording.of(recording, List.of()).exact())
                        .as("gain " + gain)
                        .isTrue();
            }
        }
    }

    private Sharding.ShardingOutcome write(String out, long bytes, Sharding.ShardingInput... inputs)
            throws IOException {
        return new Sharding(folder.resolve(out), bytes, ReadOptions.NONE, 2)
                .write(List.of(inputs), Optional.of(CLASSES), Progress.NONE);
    }

    private static Sharding.ShardingInput input(String name, float peak) {
        Recording recording = Recordings.named(name, 500, List.of(Recordings.millivolts(Lead.II, 0, peak, -peak)));
        return new Sharding.ShardingInput(new Made(name, recording, ""), List.of("a"));
    }
}
