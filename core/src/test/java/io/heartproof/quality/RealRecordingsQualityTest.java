package io.heartproof.quality;

import static io.heartproof.quality.Electrocardiograms.renamed;
import static io.heartproof.quality.Electrocardiograms.sum;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.fixture.Shared;
import io.heartproof.format.RecordingFiles;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.noise.stress.RecordedNoise;
import io.heartproof.preprocess.FillGaps;
import io.heartproof.preprocess.Resample;
import io.heartproof.seed.SeededRandom;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How often sound recordings are refused, and real noise let pass; the figures of {@code docs/quality.md}. */
class RealRecordingsQualityTest {
    private static final int TEN_SECONDS = 5000;

    @Test
    void hardlyAnyRecordingOfACuratedDataSetIsRefused() throws IOException {
        Path folder = Shared.folder("ecg9");
        Set<String> seen = new HashSet<>(Files.readAllLines(folder.resolve("split/train.txt")));
        DataSet data = DataSet.open(folder);
        int[] all = new int[2];
        int[] refused = new int[2];
        for (Entry entry : data.entries()) {
            Recording recording = data.read(entry);
            int part = seen.contains(entry.recording()) ? 0 : 1;
            RecordingQuality quality = QualityGate.STANDARD.check(recording, wanted(recording));
            all[part]++;
            refused[part] += quality.acceptable() ? 0 : 1;
        }
        System.out.printf("refused: %d of %d, others %d of %d%n", refused[0], all[0], refused[1], all[1]);
        assertThat(refused[0]).isLessThanOrEqualTo(12);
        assertThat(refused[1]).isLessThanOrEqualTo(12);
    }

    @Test
    void interchangedArmsAreDoubtedAndOnlyRefusedWhereTheyAre() throws IOException {
        int[] doubted = new int[2];
        int[] sure = new int[2];
        List<Recording> sound = sound();
        for (Recording recording : sound) {
            float[] first = Electrocardiograms.samples(recording, Lead.I);
            float[] second = Electrocardiograms.samples(recording, Lead.II);
            Recording swapped = limbs(recording, sum(-1, first, 0, first), sum(-1, first, 1, second));
            List<Recording> both = List.of(recording, swapped);
            for (int i = 0; i < 2; i++) {
                RecordingQuality quality = QualityGate.STANDARD.check(both.get(i), Lead.STANDARD_12);
                doubted[i] += quality.confidence() == Confidence.FULL ? 0 : 1;
                sure[i] += quality.acceptable() ? 0 : 1;
            }
        }
        System.out.printf(
                Locale.ROOT,
                "arms interchanged: %d of %d doubted or refused, %d refused; as they are: %d, %d%n",
                doubted[1],
                sound.size(),
                sure[1],
                doubted[0],
                sure[0]);
        assertThat((double) doubted[1] / sound.size()).isGreaterThan(0.8);
        assertThat((double) doubted[0] / sound.size()).isLessThan(0.05);
        assertThat(sure[1]).isGreaterThan(sound.size() / 20);
        assertThat(sure[0]).isZero();
    }

    private static Recording limbs(Recording recording, float[] leadI, float[] leadII) {
        return renamed(
                recording,
                Map.of(
                        Lead.I, leadI,
                        Lead.II, leadII,
                        Lead.III, sum(-1, leadI, 1, leadII),
                        Lead.AVR, sum(-0.5, leadI, -0.5, leadII),
                        Lead.AVL, sum(1, leadI, -0.5, leadII),
                        Lead.AVF, sum(-0.5, leadI, 1, leadII)));
    }

    @ParameterizedTest
    @CsvSource({"bw, 0.95", "em, 0.55", "ma, 0.85"})
    void recordedNoiseAloneIsNoisy(String record, double least) throws IOException {
        Recording noise = RecordingFiles.read(Shared.folder("nstdb").resolve(record + ".hea"));
        int stretch = (int) (10 * noise.samplingRateHz());
        int count = 0;
        int noisy = 0;
        for (int from = 0; from + stretch <= noise.length(); from += stretch) {
            Recording part = part(noise, from, stretch);
            for (LeadQuality lead :
                    QualityGate.STANDARD.check(part, part.leads()).leads()) {
                count++;
                noisy += lead.usable() ? 0 : 1;
            }
        }
        System.out.printf("%s: %d of %d stretches of one signal unusable%n", record, noisy, count);
        assertThat((double) noisy / count).isGreaterThanOrEqualTo(least);
    }

    @ParameterizedTest
    @CsvSource({
        "bw, 24, 0, 0.2", "bw, 6, 0.6, 1", "bw, -6, 0.9, 1",
        "em, 24, 0, 0.2", "em, 6, 0.3, 1", "em, -6, 0.7, 1",
        "ma, 24, 0, 0.2", "ma, 6, 0.6, 1", "ma, -6, 0.9, 1"
    })
    void recordingsWithNoiseAreRefusedTheMoreTheLouderItIs(String record, double decibels, double least, double most)
            throws IOException {
        NoiseStress stress = new NoiseStress(source(record), decibels);
        SeededRandom random = SeededRandom.of(20261124);
        int refused = 0;
        List<Recording> sound = sound();
        for (Recording recording : sound) {
            Recording noisy = stress.apply(recording, random);
            refused += QualityGate.STANDARD.check(noisy, Lead.STANDARD_12).acceptable() ? 0 : 1;
        }
        double share = (double) refused / sound.size();
        System.out.printf("%s at %.0f dB: %.0f %% of %d refused%n", record, decibels, 100 * share, sound.size());
        assertThat(share).isBetween(least, most);
    }

    /** Recordings of CPSC2018 that are accepted as they are, their first 10 s. */
    private static List<Recording> sound() throws IOException {
        DataSet data = DataSet.open(Shared.folder("ecg9"));
        List<Recording> sound = new ArrayList<>();
        for (Entry entry : data.entries()) {
            Recording recording = entry.recording().startsWith("A") ? data.read(entry) : null;
            if (recording != null && recording.length() >= TEN_SECONDS) {
                Recording start = part(recording, 0, TEN_SECONDS);
                if (QualityGate.STANDARD.check(start, Lead.STANDARD_12).acceptable()) {
                    sound.add(start);
                }
            }
        }
        return sound;
    }

    private static RecordedNoise source(String record) throws IOException {
        Recording noise = RecordingFiles.read(Shared.folder("nstdb").resolve(record + ".hea"));
        Recording resampled = new Resample(500, 1 << 22).apply(FillGaps.UP_TO_40_MS.apply(noise));
        return new RecordedNoise(
                record,
                500,
                resampled.signals().stream().map(LeadSignal::samples).toList());
    }

    private static Recording part(Recording recording, int from, int length) {
        return recording.with(
                recording.samplingRateHz(),
                recording.signals().stream()
                        .map(signal -> signal.withSamples(Arrays.copyOfRange(signal.samples(), from, from + length)))
                        .toList());
    }

    /** PTB-XL recordings hold the eight independent leads; those in no unit do not give the other four. */
    private static List<Lead> wanted(Recording recording) {
        boolean voltages = recording.signals().get(0).unit().equals(LeadSignal.MILLIVOLTS);
        return voltages ? Lead.STANDARD_12 : Lead.INDEPENDENT_8;
    }
}
