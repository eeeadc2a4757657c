package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import io.heartproof.simulate.rhythm.BeatKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RR intervals, P and f waves, measured on the samples. */
class RhythmOnSignalTest {
    @ParameterizedTest
    @ValueSource(strings = {"Normal", "I-AVB", "LBBB", "RBBB", "STD", "STE"})
    void beatsRegularlyButNotLikeAClockInSinusRhythm(String label) {
        List<Double> variations = new ArrayList<>();
        for (Measured patient : Measured.patients(label)) {
            double[] rr = patient.rr();
            assertThat(60 / Measured.mean(rr)).isBetween(45.0, 115.0);
            variations.add(Measured.variation(rr));
        }
        assertThat(variations).allSatisfy(v -> assertThat(v).isBetween(0.002, 0.16));
        assertThat(variations.stream().filter(v -> v > 0.05))
                .as("sinus arrhythmia")
                .isNotEmpty();
    }

    @Test
    void beatsIrregularlyWithoutPatternInFibrillation() {
        double correlation = 0;
        for (Measured patient : Measured.patients("AF")) {
            double[] rr = patient.rr();
            assertThat(Measured.variation(rr)).isGreaterThan(0.09);
            assertThat(Arrays.stream(rr).min().orElseThrow()).isGreaterThan(0.31);
            double[] next = Arrays.copyOfRange(rr, 1, rr.length);
            correlation += Measured.correlation(Arrays.copyOf(rr, next.length), next);
        }
        assertThat(correlation / Measured.PATIENTS)
                .as("mean correlation of successive intervals")
                .isBetween(-0.3, 0.1);
    }

    @Test
    void hasPWavesInEverySinusBeat() {
        for (Measured patient : Measured.patients("Normal")) {
            for (Beat beat : patient.beats()) {
                Beat.Span p = beat.p().orElseThrow();
                assertThat(patient.largestMagnitude(p.onset(), p.offset())).isGreaterThan(0.06);
                assertThat(p.length()).isBetween(patient.samples(0.07), patient.samples(0.13));
            }
        }
    }

    @Test
    void hasFWavesInsteadOfPWavesInFibrillation() {
        for (Measured patient : Measured.patients("AF")) {
            assertThat(patient.beats()).allSatisfy(beat -> assertThat(beat.p()).isEmpty());
            double[] average = new double[patient.samples(0.2)];
            List<double[]> single = new ArrayList<>();
            for (int k = 1; k < patient.beats().size(); k++) {
                int end = patient.beats().get(k).qrs().onset();
                if (end - average.length > patient.beats().get(k - 1).t().offset()) {
                    int from = end - average.length;
                    single.add(IntStream.range(0, average.length)
                            .mapToDouble(i -> patient.lead(Lead.V1)[from + i])
                            .toArray());
                }
            }
            for (double[] stretch : single) {
                IntStream.range(0, average.length).forEach(i -> average[i] += stretch[i] / single.size());
            }
            double rms = single.stream()
                    .mapToDouble(RhythmOnSignalTest::rms)
                    .average()
                    .orElse(0);
            if (single.size() >= 8) {
                assertThat(rms).as("waves before each QRS").isGreaterThan(0.012);
                assertThat(rms(average))
                        .as("no wave at a fixed distance from QRS")
                        .isLessThan(0.75 * rms);
            }
        }
    }

    @Test
    void pausesFullyAfterPrematureVentricularBeats() {
        List<Double> ratios = cyclesOverTwoNormalOnes("PVC", BeatKind.PREMATURE_VENTRICULAR);
        assertThat(median(ratios)).isBetween(0.98, 1.02);
    }

    @Test
    void pausesIncompletelyAfterPrematureAtrialBeats() {
        List<Double> ratios = cyclesOverTwoNormalOnes("PAC", BeatKind.PREMATURE_ATRIAL);
        assertThat(median(ratios)).isBetween(0.78, 0.94);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PAC", "PVC"})
    void givesAWholePrematureBeatWithItsPauseInTheFirstTenSeconds(String name) {
        Label label = LabelSet.CPSC2018.named(name);
        for (double seconds : new double[] {6, 7, 10, 25}) {
            Simulator simulator = new Simulator(
                    3, SimulatorSettings.CPSC2018.withNoiseFactor(0).withLengths(RecordingLengths.constant(seconds)));
            for (int index = 0; index < 60; index++) {
                List<Beat> beats = simulator.simulate(label, index).beats();
                assertThat(IntStream.range(1, beats.size() - 1)
                                .filter(i -> beats.get(i).kind() != BeatKind.SINUS)
                                .filter(i -> beats.get(i).t().offset() < 5000))
                        .as("index %d of %s s", index, seconds)
                        .isNotEmpty();
            }
        }
    }

    @Test
    void precedesOnlyAtrialPrematureBeatsWithAnAbnormalP() {
        for (Measured patient : Measured.patients("PVC")) {
            assertThat(patient.beats(BeatKind.PREMATURE_VENTRICULAR))
                    .allSatisfy(beat -> assertThat(beat.p()).isEmpty());
        }
        int looked = 0;
        for (Measured patient : Measured.patients("PAC")) {
            double[] sinus = pOf(patient, patient.beats(BeatKind.SINUS).get(0));
            for (Beat beat : patient.clear(BeatKind.PREMATURE_ATRIAL)) {
                looked++;
                assertThat(Measured.correlation(sinus, pOf(patient, beat))).isLessThan(0.75);
            }
        }
        assertThat(looked).isGreaterThan(20);
    }

    @Test
    void hasNothingInThePrWindowOfPrematureVentricularBeats() {
        int looked = 0;
        for (Measured patient : Measured.patients("PVC")) {
            for (int i = 1; i < patient.beats().size(); i++) {
                Beat beat = patient.beats().get(i);
                int from = Math.max(
                        patient.beats().get(i - 1).t().offset(), beat.qrs().onset() - patient.samples(0.2));
                int to = beat.qrs().onset() - patient.samples(0.006);
                if (beat.kind() == BeatKind.PREMATURE_VENTRICULAR && from < to) {
                    looked++;
                    assertThat(patient.largestMagnitude(from, to)).isLessThan(0.06);
                }
            }
        }
        assertThat(looked).isGreaterThan(20);
    }

    /** (interval before + interval after a premature beat) over twice the mean of the undisturbed intervals. */
    private static List<Double> cyclesOverTwoNormalOnes(String label, BeatKind kind) {
        List<Double> ratios = new ArrayList<>();
        for (Measured patient : Measured.patients(label)) {
            List<Beat> beats = patient.beats();
            double[] rr = patient.rr();
            double normal = IntStream.range(0, rr.length)
                    .filter(i -> beats.get(i).kind() == BeatKind.SINUS
                            && beats.get(i + 1).kind() == BeatKind.SINUS)
                    .mapToDouble(i -> rr[i])
                    .average()
                    .orElse(Double.NaN);
            for (int i = 1; i < rr.length; i++) {
                if (beats.get(i).kind() == kind && !Double.isNaN(normal)) {
                    assertThat(rr[i - 1]).as("early").isLessThan(0.93 * normal);
                    assertThat(rr[i]).as("pause").isGreaterThan(rr[i - 1]);
                    ratios.add((rr[i - 1] + rr[i]) / (2 * normal));
                }
            }
        }
        assertThat(ratios).hasSizeGreaterThan(40);
        return ratios;
    }

    /** The last 80 ms of the P wave in all leads, one behind the other. */
    private static double[] pOf(Measured patient, Beat beat) {
        Beat.Span p = beat.p().orElseThrow();
        return Lead.INDEPENDENT_8.stream()
                .flatMapToDouble(lead -> IntStream.range(0, patient.samples(0.08))
                        .mapToDouble(i -> patient.lead(lead)[p.offset() - patient.samples(0.08) + i]))
                .toArray();
    }

    private static double rms(double[] values) {
        return Math.sqrt(Arrays.stream(values).map(v -> v * v).average().orElse(0));
    }

    private static double median(List<Double> values) {
        return Measured.median(values.stream().mapToDouble(v -> v).toArray());
    }
}
