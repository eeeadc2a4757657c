package io.heartproof.attack.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.attack.journal.NoiseKeeper.Found;
import io.heartproof.batch.Batch;
import io.heartproof.format.RecordingFiles;
import io.heartproof.signal.Recording;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(NoTensorLeft.class)
class SavedNoiseTest {
    private static final Batch BATCH = SmallWorld.batch(SmallWorld.recordings(2, 3));
    private static final Batch OF_UNKNOWN_UNIT =
            new Batch(BATCH.recordings(), BATCH.values(), BATCH.mask(), BATCH.labels(), BATCH.leads(), BATCH.length());

    private static final SavedNoise.AttackedNetwork NETWORK =
            new SavedNoise.AttackedNetwork(SmallWorld.CONTRACT, "sha256:0a1b");
    private static final List<String> RECORDINGS = BATCH.recordings();

    @TempDir
    private Path folder;

    private Path ofFirst() {
        return folder.resolve("fmn-linf-relative/R3-0.npz");
    }

    @Test
    void keepsWhatBrokeARecording() throws IOException {
        keep(new SavedNoise(folder, NETWORK, RECORDINGS), BATCH, 0.25, 4);

        assertThat(files()).containsExactly("R3-0.dat", "R3-0.hea", "R3-0.npz"); // the other withstood
        NumpyFile read = NumpyFile.read(ofFirst());
        int row = BATCH.leads() * BATCH.length();
        float[] clean = Arrays.copyOf(BATCH.values(), row);
        float[] attacked = read.array("attacked").floats();
        assertThat(read.array("clean").shape()).isEqualTo("8, " + BATCH.length());
        assertThat(read.array("clean").floats()).containsExactly(clean);
        for (int i = 0; i < row; i++) {
            float noise = BATCH.mask()[i % BATCH.length()] * 0.25f;
            assertThat(attacked[i]).isEqualTo(clean[i] + noise);
        }
        assertThat(read.array("mask").floats()).containsExactly(Arrays.copyOf(BATCH.mask(), BATCH.length()));
        assertThat(read.array("scale").floats()).containsOnly(1000);
        assertThat(read.array("size").number()).isEqualTo(0.25);
        assertThat(read.array("label").integer()).isZero();
        assertThat(read.array("prediction").integer()).isEqualTo(2);
        assertThat(read.array("recording").text()).isEqualTo("R3-0");
        assertThat(read.array("attack").text()).isEqualTo("fmn");
        assertThat(read.array("norm").text()).isEqualTo("linf");
        assertThat(read.array("unit").text()).isEqualTo("relative");
        assertThat(read.array("leads").text()).startsWith("I\0II").endsWith("V6");
        assertThat(read.array("classes").text()).isEqualTo("up\0\0\0down\0apart");
        assertThat(read.array("samplingRateHz").number()).isEqualTo(500);
    }

    /** One millivolt is 1.0: codes are at most 1/13,000 of the peak apart. */
    @Test
    void writesTheAttackedSignalInMillivolts() throws IOException {
        keep(new SavedNoise(folder, NETWORK, RECORDINGS), BATCH, 0.25, 4);

        Recording record = RecordingFiles.read(ofFirst().resolveSibling("R3-0.hea"));
        float[] attacked = NumpyFile.read(ofFirst()).array("attacked").floats();
        int first = 0;
        while (BATCH.mask()[first] == 0) {
            first++;
        }
        float[] lead = record.signals().get(7).samples();
        assertThat(record.source().notes()).contains("noise of an attack: fmn linf 0.25 relative, network sha256:0a1b");
        assertThat(record.signals().get(7).unit()).isEqualTo("mV");
        assertThat(lead).hasSize(SmallWorld.recordings(2, 3).recordings().get(0).length());
        for (int t = 0; t < lead.length; t++) {
            assertThat(lead[t]).isCloseTo(attacked[7 * BATCH.length() + first + t], within(1e-4f));
        }
    }

    @Test
    void writesNoRecordWhereVoltsAreNotKnown() throws IOException {
        keep(new SavedNoise(folder, NETWORK, RECORDINGS), OF_UNKNOWN_UNIT, 0.25, 4);

        assertThat(files()).containsExactly("R3-0.npz");
    }

    @Test
    void keepsTheSmallestAndOfOneSizeTheEarliest() throws IOException {
        SavedNoise saved = new SavedNoise(folder, NETWORK, RECORDINGS);
        keep(saved, BATCH, 0.25, 4);
        keep(saved, BATCH, 0.5, 1);
        assertThat(FoundAt.read(ofFirst())).isEqualTo(new FoundAt(0.25, 4, 0));
        keep(saved, BATCH, 0.25, 3);
        assertThat(FoundAt.read(ofFirst())).isEqualTo(new FoundAt(0.25, 3, 0));
        keep(saved, BATCH, 0.125, 9);
        assertThat(FoundAt.read(ofFirst())).isEqualTo(new FoundAt(0.125, 9, 0));

        SavedNoise later = new SavedNoise(folder, NETWORK, RECORDINGS);
        keep(later, BATCH, 0.25, 3);
        assertThat(FoundAt.read(ofFirst())).isEqualTo(new FoundAt(0.125, 9, 0));
    }

    /** The second process found smaller noise for the first attack, and was killed before it was joined: its folder is of another part. */
    @Test
    void joinsTheSmallestOfAllProcesses() throws IOException {
        NoiseFolders folders = new NoiseFolders(folder, "two");
        keep(new SavedNoise(folders.of(0), NETWORK, RECORDINGS), BATCH, 0.5, 4);
        keep(new SavedNoise(new NoiseFolders(folder, "one").of(1), NETWORK, RECORDINGS), BATCH, 0.25, 2);
        keep(new SavedNoise(folders.of(2), NETWORK, RECORDINGS), BATCH, 0.25, 3);

        folders.join();

        assertThat(FoundAt.read(ofFirst())).isEqualTo(new FoundAt(0.25, 2, 0));
        assertThat(Files.readString(ofFirst().resolveSibling("R3-0.hea"))).contains("#Attack: fmn linf 0.25 relative");
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(folder.resolve("fmn-linf-relative"));
        }
    }

    /** On a disk that does not tell capital letters apart the second would overwrite the first. */
    @Test
    void namesThatDifferByCapitalLettersAloneGetFilesApart() throws IOException {
        Batch named = new Batch(
                List.of("abc", "Abc"), BATCH.values(), BATCH.mask(), BATCH.labels(), BATCH.leads(), BATCH.length());
        keep(new SavedNoise(folder, NETWORK, List.of("abc", "Abc", "other")), named, 0.25, 4);
        keep(new SavedNoise(folder, NETWORK, List.of("abc", "other")), named, 0.25, 4);

        assertThat(files()).hasSize(2).allMatch(name -> name.matches("_abc-[0-9a-f]{16}.npz|abc.npz"));
        assertThat(SafeName.withDigest("abc").text())
                .isNotEqualToIgnoringCase(SafeName.withDigest("Abc").text());
    }

    @Test
    void namesFilesSafely() {
        assertThat(SafeName.of("HR06000_a-1").text()).isEqualTo("HR06000_a-1");
        assertThat(Stream.of("../a", "a/b", "a_b", "a.b", "é", "", ".", "a".repeat(65), "a".repeat(66))
                        .map(name -> SafeName.of(name).text()))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.matches("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}"));
    }

    /** Noise of one size on all samples of both recordings, which breaks the first. */
    private static void keep(SavedNoise saved, Batch batch, double size, int step) {
        try (Scope scope = Scope.open()) {
            Victims victims = Victims.of(batch, Device.CPU, 1, 2);
            NoiseSpace space = NoiseSpace.of(Budget.relative(Norm.LINF, 1), victims, SmallWorld.CONTRACT);
            Tensor noise =
                    torch.zeros_like(victims.values()).add(victims.mask()).mul(new Scalar(size));
            AttackOutcome outcome = new AttackOutcome(noise, new int[] {2, 1}, new boolean[] {true, false});
            saved.keep(new Found("fmn", step, 0, batch.recordings(), outcome, space));
        }
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(ofFirst().getParent())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
