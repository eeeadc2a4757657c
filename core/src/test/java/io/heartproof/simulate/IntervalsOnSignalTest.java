package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.LabelSet;
import io.heartproof.simulate.rhythm.BeatKind;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PR, QRS and what lies between the waves, measured on the samples. */
class IntervalsOnSignalTest {
    @ParameterizedTest
    @ValueSource(strings = {"Normal", "LBBB", "RBBB", "PVC", "STD", "STE"})
    void keepsPrOfSinusBeatsBetween110And200Milliseconds(String label) {
        for (Measured patient : Measured.patients(label)) {
            for (Beat beat : patient.clear(BeatKind.SINUS)) {
                assertThat(patient.pr(beat)).isBetween(0.105, 0.200);
            }
        }
    }

    @Test
    void prolongsPrBeyond200MillisecondsInFirstDegreeBlock() {
        for (Measured patient : Measured.patients("I-AVB")) {
            for (Beat beat : patient.clear(BeatKind.SINUS)) {
                assertThat(patient.pr(beat)).isBetween(0.200, 0.340);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Normal", "I-AVB", "PAC", "STD", "STE"})
    void keepsQrsNarrow(String label) {
        for (Measured patient : Measured.patients(label)) {
            for (Beat beat : patient.beats()) {
                assertThat(patient.qrsSeconds(beat)).isBetween(0.055, 0.120);
            }
        }
    }

    @Test
    void keepsQrsNarrowAmongFWaves() {
        for (Measured patient : Measured.patients("AF")) {
            if (patient.beats().size() >= 15) {
                assertThat(patient.averageQrsSeconds()).isBetween(0.045, 0.115);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"LBBB", "RBBB"})
    void widensQrsBeyond120MillisecondsInBundleBranchBlock(String label) {
        for (Measured patient : Measured.patients(label)) {
            for (Beat beat : patient.beats()) {
                assertThat(patient.qrsSeconds(beat)).isBetween(0.120, 0.180);
            }
        }
    }

    @Test
    void widensOnlyThePrematureBeatsInPvc() {
        int looked = 0;
        for (Measured patient : Measured.patients("PVC")) {
            for (Beat beat : patient.clear(BeatKind.PREMATURE_VENTRICULAR)) {
                looked++;
                assertThat(patient.qrsSeconds(beat)).isBetween(0.120, 0.190);
            }
            for (Beat beat : patient.beats(BeatKind.SINUS)) {
                assertThat(patient.qrsSeconds(beat)).isLessThan(0.120);
            }
        }
        assertThat(looked).isGreaterThan(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Normal", "I-AVB", "LBBB", "RBBB", "STD", "STE"})
    void isElectricallySilentBetweenTheWaves(String label) {
        for (Measured patient : Measured.patients(label)) {
            for (Beat beat : patient.beats()) {
                int from = beat.p().orElseThrow().offset();
                int to = beat.qrs().onset() - patient.samples(0.006);
                assertThat(patient.largestMagnitude(from, to)).isLessThan(0.03);
            }
            IntStream.range(1, patient.beats().size()).forEach(i -> {
                int from = patient.beats().get(i - 1).t().offset();
                int to = patient.beats().get(i).onset();
                assertThat(patient.largestMagnitude(from, Math.max(from, to))).isLessThan(0.06);
            });
        }
    }

    @Test
    void putsTheRPeakWhereTheSignalIsLargest() {
        for (Measured patient : Measured.patients("Normal")) {
            for (Beat beat : patient.beats()) {
                assertThat(Math.abs(patient.rPeak(beat) - beat.qrs().peak())).isLessThanOrEqualTo(5);
            }
        }
    }

    @Test
    void ordersFiducialsWithinTheRecording() {
        for (String label : LabelSet.CPSC2018.names()) {
            for (Measured patient : Measured.patients(label)) {
                assertThat(patient.beats()).isNotEmpty();
                for (Beat beat : patient.beats()) {
                    assertThat(beat.onset()).isNotNegative();
                    beat.p()
                            .ifPresent(p ->
                                    assertThat(p.offset()).isLessThan(beat.qrs().onset()));
                    assertThat(List.of(
                                    beat.qrs().onset(),
                                    beat.qrs().peak(),
                                    beat.qrs().offset(),
                                    beat.t().onset(),
                                    beat.t().peak(),
                                    beat.t().offset(),
                                    patient.length()))
                            .isSorted()
                            .doesNotHaveDuplicates();
                }
            }
        }
    }
}
