package io.heartproof.simulate;

import io.heartproof.seed.SeededRandom;
import io.heartproof.simulate.dipole.Dipole;
import io.heartproof.simulate.dipole.FibrillatoryWaves;
import io.heartproof.simulate.dipole.Wave;
import io.heartproof.simulate.dipole.WaveForms;
import io.heartproof.simulate.rhythm.BeatKind;
import io.heartproof.simulate.rhythm.EctopicRhythm;
import io.heartproof.simulate.rhythm.FibrillationRhythm;
import io.heartproof.simulate.rhythm.SinusRhythm;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Draws hearts of one constitution: what each condition changes about rhythm and form. */
final class HeartSource {
    private static final List<StTerritory> DEPRESSED = List.of(
            StTerritory.SUBENDOCARDIAL,
            StTerritory.SUBENDOCARDIAL,
            StTerritory.APICOLATERAL,
            StTerritory.INFEROLATERAL,
            StTerritory.ANTERIOR);
    private static final List<StTerritory> ELEVATED =
            List.of(StTerritory.ANTERIOR, StTerritory.INFERIOR, StTerritory.LATERAL);
    /** ST segment of a discordant beat, as a share of its T wave. */
    private static final double DISCORDANT_ST = 0.25;

    private final Constitution constitution;
    private final SeededRandom random;

    HeartSource(Constitution constitution, SeededRandom random) {
        this.constitution = constitution;
        this.random = random;
    }

    Heart draw(SimulatedDiagnosis condition) {
        return switch (condition) {
            case NORMAL -> inSinusRhythm(usual(), 108);
            case ATRIAL_FIBRILLATION -> fibrillating();
            case FIRST_DEGREE_BLOCK -> inSinusRhythm(slowlyConducting(), 84);
            case LEFT_BUNDLE_BRANCH_BLOCK -> inSinusRhythm(leftBundleBranchBlock(), 105);
            case RIGHT_BUNDLE_BRANCH_BLOCK -> inSinusRhythm(rightBundleBranchBlock(), 105);
            case PREMATURE_ATRIAL -> withPremature(BeatKind.PREMATURE_ATRIAL, this::prematureAtrial);
            case PREMATURE_VENTRICULAR ->
                withPremature(BeatKind.PREMATURE_VENTRICULAR, usual -> prematureVentricular());
            case ST_DEPRESSION -> inSinusRhythm(depressed(), 108);
            case ST_ELEVATION -> inSinusRhythm(elevated(), 108);
        };
    }

    private Heart inSinusRhythm(BeatForm form, double fastestPerMinute) {
        SinusRhythm rhythm = sinus(50, fastestPerMinute);
        return new Heart(
                rhythm, rhythm.meanRr(), Map.of(BeatKind.SINUS, form), Optional.empty(), constitution.respirationHz());
    }

    /** Three patients in twenty have a marked sinus arrhythmia. */
    private SinusRhythm sinus(double slowestPerMinute, double fastestPerMinute) {
        double meanRr = 60 / random.normalWithin(75, 13, slowestPerMinute, fastestPerMinute);
        double lowFrequency = random.uniform(0.008, 0.03);
        double respiratory = random.chance(0.15) ? random.uniform(0.04, 0.075) : random.uniform(0.005, 0.03);
        return new SinusRhythm(meanRr, lowFrequency, respiratory, constitution.respirationHz());
    }

    private Heart fibrillating() {
        double meanRr = 60 / random.normalWithin(88, 20, 55, 150);
        return new Heart(
                new FibrillationRhythm(meanRr, random.uniform(0.19, 0.30)),
                meanRr,
                Map.of(BeatKind.FIBRILLATION, usual().withoutP()),
                Optional.of(new FibrillatoryWaves(random.uniform(0.06, 0.16), random.uniform(4.5, 8.5))),
                constitution.respirationHz());
    }

    private Heart withPremature(BeatKind kind, UnaryOperator<BeatForm> prematureOfUsual) {
        SinusRhythm sinus = sinus(52, 98);
        BeatForm usual = usual();
        return new Heart(
                new EctopicRhythm(sinus, kind, random.uniform(0.54, 0.72), random.uniform(0.10, 0.35)),
                sinus.meanRr(),
                Map.of(BeatKind.SINUS, usual, kind, prematureOfUsual.apply(usual)),
                Optional.empty(),
                constitution.respirationHz());
    }

    private BeatForm usual() {
        return form(WaveForms.normalQrs(), WaveForms.normalT());
    }

    private BeatForm slowlyConducting() {
        double pr = random.normalWithin(0.262, 0.03, 0.214, 0.34);
        return usual().withSeconds(constitution.intervals().withPr(pr));
    }

    private BeatForm leftBundleBranchBlock() {
        Wave qrs = WaveForms.leftBundleBranchBlockQrs();
        Dipole against = discordant(qrs, 0.38);
        return form(qrs, WaveForms.tPointing(against))
                .withSt(constitution.placed(against.times(DISCORDANT_ST)))
                .withSeconds(constitution.intervals().withQrs(random.uniform(0.134, 0.168)));
    }

    private BeatForm rightBundleBranchBlock() {
        return form(WaveForms.rightBundleBranchBlockQrs(), WaveForms.tPointing(new Dipole(0.23, 0.17, 0.11)))
                .withSeconds(constitution.intervals().withQrs(random.uniform(0.128, 0.160)));
    }

    private BeatForm prematureAtrial(BeatForm usual) {
        Wave p = random.pick(List.of(WaveForms.lowAtrialP(), WaveForms.leftAtrialP()));
        return usual.withP(p.scaled(constitution.amplitude()))
                .withSeconds(constitution.intervals().withPr(random.uniform(0.115, 0.17)));
    }

    private BeatForm prematureVentricular() {
        Wave origin = random.pick(
                List.of(WaveForms.outflowTractQrs(), WaveForms.rightApexQrs(), WaveForms.leftVentricularQrs()));
        Wave qrs = origin.rotated(random.uniform(-15, 15), random.uniform(-10, 10))
                .scaled(0.85 * constitution.amplitude());
        Dipole against = discordant(qrs, 0.42);
        return new BeatForm(
                Optional.empty(),
                qrs,
                against.times(DISCORDANT_ST),
                WaveForms.tPointing(against),
                constitution.intervals().withQrs(random.uniform(0.140, 0.180)));
    }

    private BeatForm depressed() {
        Dipole st = random.pick(DEPRESSED).shifted(random.uniform(0.13, 0.28)).times(-1);
        return injured(st, 0.7, random.uniform(0.1, 0.8));
    }

    private BeatForm elevated() {
        Dipole st = random.pick(ELEVATED).shifted(random.uniform(0.16, 0.40));
        return injured(st, 0.8, random.uniform(1.0, 1.5));
    }

    /** With that ST dipole, and a T wave of which a share points where the ST dipole does. */
    private BeatForm injured(Dipole st, double usualT, double shareOfSt) {
        BeatForm usual = usual();
        Wave t = usual.t().scaled(usualT).plus(WaveForms.tPointing(st.times(shareOfSt)));
        return usual.withSt(st).withT(t);
    }

    private BeatForm form(Wave qrs, Wave t) {
        double turn = random.normalWithin(0, 8, -16, 16);
        return new BeatForm(
                Optional.of(constitution.placedAtrial(WaveForms.sinusP()).scaled(random.logNormal(0.15))),
                constitution.placed(qrs),
                new Dipole(0.012, 0.010, -0.010).times(random.normal()),
                constitution.placed(t).rotated(turn, turn / 2).scaled(random.logNormal(0.22)),
                constitution.intervals());
    }

    /** Repolarisation against the main direction of depolarisation. */
    private static Dipole discordant(Wave qrs, double share) {
        return qrs.at(qrs.peak()).times(-share);
    }
}
