package io.heartproof.format.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Recordings;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesATableThatPeopleCanRead() throws IOException {
        Recording recording = Recordings.of(
                250,
                LeadSignal.millivolts(Lead.II, new float[] {0.125f, Float.NaN}),
                LeadSignal.inUnit(new Lead("sig 0, raw"), new float[] {-3, 1e-5f}, "NU"),
                LeadSignal.uncalibrated(new Lead("noise"), new float[] {1, 2}));
        Path file = folder.resolve("deep/R0001.csv");
        CsvWriter.write(recording, file);
        assertThat(Files.readString(file)).isEqualToNormalizingNewlines("""
                time,II,"sig 0, raw [NU]",noise [?]
                0.0,0.125,-3.0,1.0
                0.004,,1.0E-5,2.0
                """);
    }

    @Test
    void aNameThatASpreadsheetWouldRunHasAnApostropheInTheFileAlone() throws IOException {
        List<String> names = List.of("-aVR", "=1+1", "@x;y", "+z;z");
        Recording recording = Recordings.named(
                "R1",
                250,
                names.stream()
                        .map(name -> LeadSignal.millivolts(new Lead(name), new float[] {-1, 2}))
                        .toList());
        Path file = folder.resolve("R1.csv");
        CsvWriter.write(recording, file);
        assertThat(Files.readString(file)).isEqualToNormalizingNewlines("""
                time,'-aVR,'=1+1,'@x;y,'+z;z
                0.0,-1.0,-1.0,-1.0,-1.0
                0.004,2.0,2.0,2.0,2.0
                """);
        assertThat(RecordingFiles.read(file).signals())
                .extracting(signal -> signal.lead().name())
                .isEqualTo(names);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void readsBackExactlyWhatItWrote(long seed) throws IOException {
        Random random = new Random(seed);
        int samples = 2 + random.nextInt(3000);
        List<LeadSignal> signals = new ArrayList<>();
        for (Lead lead : Lead.STANDARD_12) {
            signals.add(LeadSignal.millivolts(lead, noise(random, samples)));
        }
        signals.add(LeadSignal.inUnit(new Lead("PLETH [x]"), noise(random, samples), "NU"));
        signals.add(LeadSignal.millivolts(new Lead("odd]"), noise(random, samples)));
        double rate = Math.round(1e6 * (1 + 1000 * random.nextDouble())) / 1e6;
        Recording recording = Recordings.named("R1", rate, signals);
        CsvWriter.write(recording, folder.resolve("R1.csv"));
        Recording read = RecordingFiles.read(folder.resolve("R1.csv"));
        assertThat(read.samplingRateHz()).as("seed " + seed).isCloseTo(rate, Offset.offset(1e-8 * rate));
        for (int i = 0; i < signals.size(); i++) {
            LeadSignal signal = read.signals().get(i);
            assertThat(signal.samples())
                    .as("seed " + seed)
                    .isEqualTo(signals.get(i).samples());
            assertThat(signal.lead()).isEqualTo(signals.get(i).lead());
            assertThat(signal.unit()).isEqualTo(signals.get(i).unit());
            assertThat(signal.calibrated()).isTrue();
        }
    }

    private static float[] noise(Random random, int samples) {
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = random.nextInt(50) == 0 ? Float.NaN : Float.intBitsToFloat(random.nextInt() & 0xbf7fffff);
        }
        return noise;
    }

    @Test
    void refusesWhatATableCannotHold() {
        Recording timed = Recordings.of(250, LeadSignal.millivolts(new Lead("Time"), new float[] {1}));
        assertThatThrownBy(() -> CsvWriter.write(timed, folder.resolve("x.csv")))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: a table cannot hold a lead named 'Time'");
        Recording infinite = Recordings.of(250, LeadSignal.millivolts(Lead.I, new float[] {1 / 0f}));
        assertThatThrownBy(() -> CsvWriter.write(infinite, folder.resolve("x.csv")))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: samples must be finite, got Infinity in lead I");
        assertThat(folder).isEmptyDirectory();
    }
}
