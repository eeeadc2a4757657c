package io.heartproof.simulate.dipole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.signal.Lead;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DipoleTest {
    private static final double EXACT = 1e-12;

    @Test
    void seesADipoleToTheLeftInTheLeftLeads() {
        Dipole left = new Dipole(1, 0, 0);
        assertThat(DowerMatrix.project(Lead.I, left)).isEqualTo(0.632);
        assertThat(DowerMatrix.project(Lead.V6, left)).isEqualTo(0.831);
        assertThat(DowerMatrix.project(Lead.V1, left)).isNegative();
        assertThat(DowerMatrix.project(Lead.AVR, left)).isNegative();
    }

    @Test
    void seesADipoleToTheFrontInV2AndOneToTheFeetInAvf() {
        assertThat(DowerMatrix.project(Lead.V2, new Dipole(0, 0, -1))).isEqualTo(1.387);
        // II - I/2 = 1.066 + 0.235/2
        assertThat(DowerMatrix.project(Lead.AVF, new Dipole(0, 1, 0))).isCloseTo(1.1835, within(EXACT));
    }

    @Test
    void derivesTheOtherLimbLeads() {
        assertThat(DowerMatrix.derive(Lead.III, 0.5, 1.25)).isEqualTo(0.75);
        assertThat(DowerMatrix.derive(Lead.AVR, 0.5, 1.25)).isEqualTo(-0.875);
        assertThat(DowerMatrix.derive(Lead.AVL, 0.5, 1.25)).isEqualTo(-0.125);
        assertThat(DowerMatrix.derive(Lead.AVF, 0.5, 1.25)).isEqualTo(1);
        assertThatThrownBy(() -> DowerMatrix.derive(Lead.V1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void turnsFromLeftToFeetAndFromLeftToBack() {
        Dipole down = new Dipole(1, 0, 0).rotated(90, 0);
        assertThat(down.y()).isCloseTo(1, within(EXACT));
        assertThat(down.x()).isCloseTo(0, within(EXACT));
        Dipole back = new Dipole(1, 0, 0).rotated(0, 90);
        assertThat(back.z()).isCloseTo(1, within(EXACT));
        assertThat(new Dipole(3, -2, 6).rotated(33, -71).magnitude()).isCloseTo(7, within(EXACT));
    }

    @Test
    void addsWavesAtTheirTime() {
        DipoleSignal signal = new DipoleSignal(1000, 500);
        Wave wave = Wave.of(new Lobe(0.5, 0.1, new Dipole(0, 2, 0)));
        signal.add(wave, 0.4, 0.2);
        signal.add(wave, 0.4, 0.2);

        assertThat(signal.at(250)).isEqualTo(new Dipole(0, 4, 0));
        // One width (0.02 s, 10 samples) from the centre: exp(-1/2).
        assertThat(signal.at(260).y()).isCloseTo(4 * Math.exp(-0.5), within(EXACT));
        assertThat(signal.at(199).y()).isCloseTo(0, within(1e-4));
    }

    @Test
    void dropsWhatLiesOutsideTheSignal() {
        DipoleSignal signal = new DipoleSignal(100, 500);
        signal.add(WaveForms.normalT(), -5, 0.2);
        signal.add(WaveForms.normalT(), 5, 0.2);
        signal.add(WaveForms.normalT(), 0.15, 0.2);
        assertThat(signal.at(0).magnitude()).isLessThan(1e-3);
        assertThat(signal.at(99).magnitude()).isPositive();
    }

    @Test
    void keepsAPlateauFlat() {
        Wave plateau = Wave.plateau(0.1, 0.9, 0.04, new Dipole(0.2, 0, 0));
        double[] level = IntStream.rangeClosed(25, 75)
                .mapToDouble(i -> plateau.at(i / 100.0).x())
                .toArray();
        assertThat(DoubleStream.of(level).min().orElseThrow()).isCloseTo(0.2, within(2e-4));
        assertThat(DoubleStream.of(level).max().orElseThrow()).isCloseTo(0.2, within(2e-4));
    }

    @Test
    void fitsEveryWaveBetweenOnsetAndOffset() {
        for (Wave wave : new Wave[] {
            WaveForms.sinusP(),
            WaveForms.lowAtrialP(),
            WaveForms.leftAtrialP(),
            WaveForms.normalQrs(),
            WaveForms.leftBundleBranchBlockQrs(),
            WaveForms.rightBundleBranchBlockQrs(),
            WaveForms.outflowTractQrs(),
            WaveForms.rightApexQrs(),
            WaveForms.leftVentricularQrs(),
            WaveForms.normalT()
        }) {
            assertThat(wave.lobes()).allSatisfy(lobe -> {
                assertThat(lobe.centre() - Wave.REACH * lobe.width()).isGreaterThanOrEqualTo(-EXACT);
                assertThat(lobe.centre() + Wave.REACH * lobe.width()).isLessThanOrEqualTo(1 + EXACT);
            });
        }
    }
}
