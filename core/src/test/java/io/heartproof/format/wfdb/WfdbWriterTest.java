package io.heartproof.format.wfdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.fixture.Recordings;
import io.heartproof.format.RecordingFiles;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WfdbWriterTest {
    @TempDir
    Path folder;

    @Test
    void writesTheFinestGainAtWhichNothingClipsWithInitialValueAndChecksum() throws IOException {
        // 1.5 mV: 32767 / 1.5 = 21844.7, so 20000 codes per mV. Codes 30000, -20000, 10: sum 10010.
        float[] samples = {1.5f, -1f, 0.0005f};
        Recording recording = new Recording(
                "S00001",
                500,
                List.of(LeadSignal.millivolts(Lead.II, samples)),
                new Patient(OptionalInt.of(74), Sex.FEMALE),
                List.of("59118001", "164889003"),
                Source.of("test"));
        WfdbWriter.write(recording, folder);
        assertThat(Files.readString(folder.resolve("S00001.hea"))).isEqualTo("""
                S00001 1 500 3
                S00001.dat 16 20000/mV 16 0 30000 10010 0 II
                #Age: 74
                #Sex: Female
                #Dx: 59118001,164889003
                """);
        assertThat(Files.readAllBytes(folder.resolve("S00001.dat")))
                .containsExactly(0x30, 0x75, 0xe0, 0xb1, 0x0a, 0x00);
        Recording read = RecordingFiles.read(folder.resolve("S00001"));
        assertThat(read.signals().get(0).samples()).containsExactly(samples);
        assertThat(read.patient()).isEqualTo(recording.patient());
        assertThat(read.diagnosisCodes()).isEqualTo(recording.diagnosisCodes());
        assertThat(read.source().notes()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void readsBackWhatItWroteToHalfACode(long seed) throws IOException {
        Random random = new Random(seed);
        int samples = 1 + random.nextInt(3000);
        List<LeadSignal> signals = new ArrayList<>();
        for (int lead = 0; lead < 12; lead++) {
            signals.add(LeadSignal.millivolts(Lead.STANDARD_12.get(lead), noise(random, samples)));
        }
        signals.add(LeadSignal.inUnit(new Lead("PLETH"), noise(random, samples), "NU"));
        Recording recording = Recordings.named("R" + seed, 1 + 1000 * random.nextDouble(), signals);
        WfdbWriter.write(recording, folder);
        Recording read = RecordingFiles.read(folder.resolve(recording.name()));
        assertThat(read.samplingRateHz()).isEqualTo(recording.samplingRateHz());
        assertThat(read.leads()).isEqualTo(recording.leads());
        assertThat(read.source().notes()).allMatch(note -> note.endsWith("are marked invalid"));
        for (int i = 0; i < signals.size(); i++) {
            assertSameToHalfACode("seed " + seed, signals.get(i), read.signals().get(i));
        }
    }

    private static void assertSameToHalfACode(String seed, LeadSignal written, LeadSignal read) {
        assertThat(read.unit()).isEqualTo(written.unit());
        assertThat(read.calibrated()).isTrue();
        double peak = 0;
        for (float sample : written.samples()) {
            peak = Float.isNaN(sample) ? peak : Math.max(peak, Math.abs(sample));
        }
        for (int i = 0; i < written.samples().length; i++) {
            float sample = written.samples()[i];
            if (Float.isNaN(sample)) {
                assertThat(read.samples()[i]).as(seed).isNaN();
            } else {
                assertThat((double) read.samples()[i]).as(seed).isCloseTo(sample, Offset.offset(peak / 26_000));
            }
        }
    }

    /** Normal noise of a random amplitude from 1e-6 to 1e6, every fiftieth sample missing. */
    private static float[] noise(Random random, int samples) {
        double amplitude = Math.pow(10, -6 + 12 * random.nextDouble());
        float[] noise = new float[samples];
        for (int i = 0; i < samples; i++) {
            noise[i] = random.nextInt(50) == 0 ? Float.NaN : (float) (amplitude * random.nextGaussian());
        }
        return noise;
    }

    @Test
    void writesAgainWhatItReadToTheSameSamples() throws IOException {
        Recording recording = Recordings.named("R1", 250, List.of(LeadSignal.millivolts(Lead.I, new float[] {
            0.125f, -0.371f, Float.NaN, 1.9f
        })));
        WfdbWriter.write(recording, folder);
        Recording once = RecordingFiles.read(folder.resolve("R1"));
        WfdbWriter.write(once, folder.resolve("again"));
        Recording twice = RecordingFiles.read(folder.resolve("again/R1"));
        assertThat(twice.signals().get(0).samples())
                .isEqualTo(once.signals().get(0).samples());
    }

    @Test
    void keepsAnUncalibratedLeadUncalibrated() throws IOException {
        Recording recording =
                Recordings.of(250, LeadSignal.uncalibrated(new Lead("noise1"), new float[] {0.5f, -163.835f}));
        WfdbWriter.write(recording, folder);
        LeadSignal read = RecordingFiles.read(folder.resolve("R0001")).signals().get(0);
        assertThat(read.calibrated()).isFalse();
        assertThat(read.samples()).containsExactly(0.5f, -163.835f);
    }

    @Test
    void writesFlatAndEmptyLeads() throws IOException {
        Recording recording = Recordings.of(
                250,
                LeadSignal.millivolts(Lead.I, new float[] {0, -0f}),
                LeadSignal.millivolts(Lead.II, new float[] {Float.NaN, Float.NaN}));
        WfdbWriter.write(recording, folder);
        Recording read = RecordingFiles.read(folder.resolve("R0001"));
        assertThat(read.signals().get(0).samples()).containsExactly(0, 0);
        assertThat(read.signals().get(1).samples()).containsExactly(Float.NaN, Float.NaN);
    }

    @Test
    void refusesWhatTheFormatCannotHold() {
        LeadSignal infinite = LeadSignal.millivolts(Lead.I, new float[] {Float.POSITIVE_INFINITY});
        LeadSignal far = LeadSignal.uncalibrated(Lead.I, new float[] {164});
        LeadSignal fine = LeadSignal.millivolts(Lead.I, new float[] {0});
        assertRefused(
                Recordings.of(250, infinite),
                "R0001: a sample must be finite and at most 1.0E30, got Infinity in lead I");
        assertRefused(
                Recordings.of(250, far),
                "R0001: an uncalibrated lead is written with 200.0 codes per mV and reaches at most 163.835 mV, got 164.0 in lead I");
        assertRefused(
                Recordings.named("../x", 250, List.of(fine)),
                "../x: a record name has letters, digits, '_', '-' and '.' only");
        assertThat(folder).isEmptyDirectory();
    }

    private void assertRefused(Recording recording, String message) {
        assertThatThrownBy(() -> WfdbWriter.write(recording, folder))
                .isInstanceOf(BadData.class)
                .hasMessage(message);
    }
}
