package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.signal.Lead;
import io.heartproof.simulate.rhythm.BeatKind;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Shapes of QRS, ST and T in the leads that a textbook names, measured on the samples. */
class MorphologyOnSignalTest {
    private static final double VISIBLE = 0.05;
    /** Limb leads in anatomical order, then chest leads; neighbours are contiguous. */
    private static final List<Lead> LIMB = List.of(Lead.AVL, Lead.I, Lead.II, Lead.AVF, Lead.III);

    private static final List<Lead> CHEST = List.of(Lead.V1, Lead.V2, Lead.V3, Lead.V4, Lead.V5, Lead.V6);

    @Test
    void progressesFromSToRAcrossTheNormalChest() {
        for (Measured patient : Measured.patients("Normal")) {
            Beat beat = patient.beats().get(0);
            List<Double> v1 = qrs(patient, Lead.V1, beat);
            List<Double> v6 = qrs(patient, Lead.V6, beat);
            assertThat(v1).as("rS in V1").hasSize(2);
            assertThat(v1.get(0)).isBetween(VISIBLE, 0.7);
            assertThat(v1.get(1)).isLessThan(-0.2);
            assertThat(highest(v6)).as("R in V6").isGreaterThan(0.3);
            assertThat(highest(v6)).isGreaterThan(-2 * lowest(v6));
            assertThat(patient.over(Lead.II, beat, beat.t())[beat.t().length() / 2])
                    .as("T in II")
                    .isPositive();
        }
    }

    @Test
    void showsLeftBundleBranchBlock() {
        for (Measured patient : Measured.patients("LBBB")) {
            Beat beat = patient.beats().get(0);
            for (Lead lead : List.of(Lead.I, Lead.V6)) {
                List<Double> deflections = qrs(patient, lead, beat);
                assertThat(deflections.get(0)).as("no q in %s", lead).isGreaterThan(0.15);
                assertThat(lowest(deflections)).as("no S in %s", lead).isGreaterThan(-0.2 * highest(deflections));
                assertThat(peaks(patient.over(lead, beat, beat.qrs())))
                        .as("notch in %s", lead)
                        .isGreaterThanOrEqualTo(2);
            }
            List<Double> v1 = qrs(patient, Lead.V1, beat);
            assertThat(lowest(v1)).as("QS or rS in V1").isLessThan(-0.5);
            assertThat(highest(v1)).isLessThan(-0.3 * lowest(v1));
            assertThat(v1.get(v1.size() - 1)).as("no R' in V1").isLessThan(-0.2 * lowest(v1));
            assertThat(tPeak(patient, Lead.V6, beat)).as("T against QRS").isLessThan(-0.05);
            assertThat(tPeak(patient, Lead.V1, beat)).as("T against QRS").isGreaterThan(0.05);
        }
    }

    @Test
    void showsRightBundleBranchBlock() {
        for (Measured patient : Measured.patients("RBBB")) {
            Beat beat = patient.beats().get(0);
            List<Double> v1 = qrs(patient, Lead.V1, beat);
            assertThat(v1).as("rSR' in V1").hasSize(3);
            assertThat(v1.get(0)).isPositive();
            assertThat(v1.get(1)).isNegative();
            assertThat(v1.get(2)).as("R' above r").isGreaterThan(v1.get(0));
            for (Lead lead : List.of(Lead.I, Lead.V6)) {
                double[] wave = patient.over(lead, beat, beat.qrs());
                List<Double> deflections = qrs(patient, lead, beat);
                assertThat(deflections.get(deflections.size() - 1))
                        .as("S in %s", lead)
                        .isLessThan(-0.05);
                long negative = Arrays.stream(wave, wave.length / 2, wave.length)
                        .filter(v -> v < -0.02)
                        .count();
                assertThat((int) negative).as("wide S in %s", lead).isGreaterThan(patient.samples(0.04));
            }
            assertThat(tPeak(patient, Lead.V1, beat)).as("T against R'").isNegative();
        }
    }

    @Test
    void makesPrematureVentricularBeatsBizarreAndDiscordant() {
        for (Measured patient : Measured.patients("PVC")) {
            Beat sinus = patient.beats(BeatKind.SINUS).get(0);
            Beat premature = patient.beats(BeatKind.PREMATURE_VENTRICULAR).get(0);
            assertThat(Measured.correlation(allLeads(patient, sinus), allLeads(patient, premature)))
                    .as("unlike the sinus beat")
                    .isLessThan(0.8);
            Lead largest = Lead.INDEPENDENT_8.stream()
                    .max((a, b) -> Double.compare(range(patient, a, premature), range(patient, b, premature)))
                    .orElseThrow();
            double main = extreme(patient.over(largest, premature, premature.qrs()));
            assertThat(main * extreme(patient.over(largest, premature, premature.t())))
                    .as("T against QRS in %s", largest)
                    .isNegative();
        }
    }

    @Test
    void conductsPrematureAtrialBeatsAsUsual() {
        for (Measured patient : Measured.patients("PAC")) {
            Beat sinus = patient.beats(BeatKind.SINUS).get(0);
            for (Beat premature : patient.beats(BeatKind.PREMATURE_ATRIAL)) {
                assertThat(Measured.correlation(allLeads(patient, sinus), allLeads(patient, premature)))
                        .isGreaterThan(0.97);
            }
        }
    }

    @Test
    void elevatesStInContiguousLeadsWithReciprocalDepression() {
        for (Measured patient : Measured.patients("STE")) {
            assertThat(strongestPair(patient, 1)).isGreaterThan(0.1);
            double lowest = Stream.concat(LIMB.stream(), CHEST.stream())
                    .mapToDouble(patient::st)
                    .min()
                    .orElseThrow();
            assertThat(lowest).as("reciprocal").isLessThan(-0.03);
        }
    }

    @Test
    void depressesStInContiguousLeads() {
        for (Measured patient : Measured.patients("STD")) {
            assertThat(strongestPair(patient, -1)).isGreaterThan(0.1);
            assertThat(strongestPair(patient, -1))
                    .as("more than any elevation")
                    .isGreaterThan(strongestPair(patient, 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Normal", "AF", "I-AVB", "PAC"})
    void leavesStNearTheBaselineOtherwise(String label) {
        for (Measured patient : Measured.patients(label)) {
            assertThat(strongestPair(patient, 1)).isLessThan(0.1);
            assertThat(strongestPair(patient, -1)).isLessThan(0.1);
        }
    }

    /** The largest level that two contiguous leads reach, in the direction of the sign, mV. */
    private static double strongestPair(Measured patient, int sign) {
        return Math.max(strongestPair(patient, LIMB, sign), strongestPair(patient, CHEST, sign));
    }

    private static double strongestPair(Measured patient, List<Lead> leads, int sign) {
        double[] levels =
                leads.stream().mapToDouble(lead -> sign * patient.st(lead)).toArray();
        return IntStream.range(1, levels.length)
                .mapToDouble(i -> Math.min(levels[i - 1], levels[i]))
                .max()
                .orElseThrow();
    }

    private static List<Double> qrs(Measured patient, Lead lead, Beat beat) {
        return Measured.deflections(patient.over(lead, beat, beat.qrs()), VISIBLE);
    }

    private static double[] allLeads(Measured patient, Beat beat) {
        int half = patient.samples(0.05);
        Beat.Span around = new Beat.Span(
                beat.qrs().peak() - half, beat.qrs().peak(), beat.qrs().peak() + half);
        return Lead.INDEPENDENT_8.stream()
                .flatMapToDouble(lead -> Arrays.stream(patient.over(lead, beat, around)))
                .toArray();
    }

    private static double range(Measured patient, Lead lead, Beat beat) {
        double[] wave = patient.over(lead, beat, beat.qrs());
        return Math.abs(extreme(wave));
    }

    private static double extreme(double[] wave) {
        return Arrays.stream(wave)
                .reduce((a, b) -> Math.abs(b) > Math.abs(a) ? b : a)
                .orElseThrow();
    }

    private static double tPeak(Measured patient, Lead lead, Beat beat) {
        return extreme(patient.over(lead, beat, beat.t()));
    }

    /** Local maxima above 40 % of the highest. */
    private static long peaks(double[] wave) {
        double highest = Arrays.stream(wave).max().orElseThrow();
        return IntStream.range(1, wave.length - 1)
                .filter(i -> wave[i] > wave[i - 1] && wave[i] >= wave[i + 1] && wave[i] > 0.4 * highest)
                .count();
    }

    private static double highest(List<Double> deflections) {
        return deflections.stream().mapToDouble(v -> v).max().orElse(0);
    }

    private static double lowest(List<Double> deflections) {
        return deflections.stream().mapToDouble(v -> v).min().orElse(0);
    }
}
