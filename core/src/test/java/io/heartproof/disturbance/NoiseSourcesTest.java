package io.heartproof.disturbance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Recordings;
import io.heartproof.format.wfdb.WfdbWriter;
import io.heartproof.noise.stress.NoiseSource;
import io.heartproof.problem.BadData;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NoiseSourcesTest {
    @TempDir
    Path folder;

    @Test
    void readsNoiseRecordsByNameAndLeavesEcgsAlone() throws IOException {
        write("ma", 250, "noise1", "noise2");
        write("bw", 250, "noise1", "noise2");
        write("118e06", 250, "MLII", "V1");

        NoiseSources noise = NoiseSources.read(folder, 500);

        assertThat(noise.all()).extracting(NoiseSource::name).containsExactly("bw", "ma");
        for (NoiseSource source : noise.all()) {
            double[][] stretch = source.stretch(1000, 500, SeededRandom.of(1));
            assertThat(stretch).hasDimensions(2, 1000);
            // 0.1 rad per sample at 250 Hz: 1000 * 0.05 / pi changes of sign
            assertThat(changesOfSign(stretch[0])).isBetween(15, 17);
        }
    }

    @Test
    void theDigestTellsOtherNoiseApart() throws IOException {
        write("ma", 250, "noise1");
        String one = NoiseSources.read(folder, 500).digest().orElseThrow();
        assertThat(NoiseSources.read(folder, 500).digest()).contains(one);
        assertThat(one).startsWith("sha256:");
        write("em", 250, "noise1");
        assertThat(NoiseSources.read(folder, 500).digest()).isPresent().isNotEqualTo(Optional.of(one));
    }

    @Test
    void refusesAFolderWithoutNoise() throws IOException {
        assertThatThrownBy(() -> NoiseSources.read(folder.resolve("none"), 500))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected a folder of WFDB records of noise, found none");
        write("118e06", 250, "MLII", "V1");
        assertThatThrownBy(() -> NoiseSources.read(folder, 500))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("expected a WFDB record whose signals are no ECG leads, found none");
        Files.writeString(folder.resolve("bad.hea"), "bad 1 360 1000\nbad.dat 212 0 12 0 0 0 0 noise1\n");
        assertThatThrownBy(() -> NoiseSources.read(folder, 500)).isInstanceOf(BadData.class);
    }

    private static int changesOfSign(double... values) {
        return (int) IntStream.range(1, values.length)
                .filter(t -> values[t] * values[t - 1] < 0)
                .count();
    }

    private void write(String name, double rate, String... signals) throws IOException {
        List<LeadSignal> leads = List.of(signals).stream()
                .map(signal -> LeadSignal.millivolts(new Lead(signal), wave(signal.hashCode())))
                .toList();
        WfdbWriter.write(Recordings.named(name, rate, leads), folder);
    }

    private static float[] wave(int seed) {
        float[] wave = new float[1000];
        for (int t = 0; t < wave.length; t++) {
            wave[t] = (float) Math.sin(0.1 * t + seed);
        }
        return wave;
    }
}
