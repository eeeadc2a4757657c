package io.heartproof.quality;

import static io.heartproof.quality.Electrocardiograms.changed;
import static io.heartproof.quality.Electrocardiograms.normal;
import static io.heartproof.quality.Electrocardiograms.renamed;
import static io.heartproof.quality.Electrocardiograms.samples;
import static io.heartproof.quality.Electrocardiograms.simulated;
import static io.heartproof.quality.Electrocardiograms.sum;
import static io.heartproof.quality.Electrocardiograms.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.fixture.Recordings;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a recording as a whole: its length, its rate and how its limb leads fit together. */
class WholeRecordingTest {
    private static final double NOISE_MILLIVOLTS = 0.01;

    @ParameterizedTest
    @CsvSource({"2499, tooShort", "2500, ''", "400, tooShort", "1, tooShort"})
    void reportsShortRecordings(int samples, String expected) {
        Recording recording = changed(normal(), lead -> Arrays.copyOf(lead, samples));

        assertThat(whole(recording)).isEqualTo(expected);
    }

    @Test
    void recordingWithoutSamplesIsRefusedAndNothingBreaks() {
        RecordingQuality quality = QualityGate.STANDARD.check(
                Recordings.of(500, Recordings.millivolts(Lead.I)), List.of(Lead.I, Lead.III));

        assertThat(quality.reasons())
                .containsExactly(
                        "the recording is too short: 0.0 s, at least 5.0 s",
                        "lead I is invalid: 0.0 % of its samples are no numbers, at most 5 %",
                        "lead III is missing");
    }

    @ParameterizedTest
    @CsvSource({"99, tooCoarse", "1, tooCoarse", "0.001, tooCoarse", "100, ''"})
    void reportsRatesThatHoldNoElectrocardiogram(double samplingRateHz, String expected) {
        Recording recording = simulated("Normal", 1, 100);

        assertThat(whole(recording.with(samplingRateHz, recording.signals()))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Normal", "AF", "I-AVB", "PAC", "PVC", "STD", "STE"})
    void suspectsInterchangedArms(String label) {
        assertThat(swaps(armsSwapped(simulated(label, 3, 500)))).isEqualTo("limbsSwapped");
    }

    @Test
    void refusesWhereTheArmsAreSurelyInterchanged() {
        Recording recording = normal();
        float[] sixth = samples(recording, Lead.V6);
        Recording upright = limbs(recording, sum(-1, sixth, 0, sixth), sum(-0.2, sixth, 0, sixth));

        assertThat(whole(upright)).isEqualTo("limbsSwapped");
        assertThat(doubts(upright)).isEmpty();
    }

    /** I is turned over there as well, but aVR is as it should be. */
    @Test
    void anAxisFarToTheRightIsADoubtAndNoRefusal() {
        Recording recording = normal();
        float[] sixth = samples(recording, Lead.V6);
        Recording right = limbs(recording, sum(-0.5, sixth, 0, sixth), sum(1, sixth, 0, sixth));

        assertThat(whole(right)).isEmpty();
        assertThat(doubts(right)).isEqualTo("limbsSwapped");
        assertThat(QualityGate.STANDARD.check(right, Lead.STANDARD_12).confidence())
                .isEqualTo(Confidence.LOWERED);
    }

    @Test
    void findsInterchangedArmsInLeadsWithoutACommonScale() {
        Recording swapped = without(armsSwapped(normal()), Lead.III, Lead.AVR, Lead.AVL, Lead.AVF);
        Recording normalised = swapped.with(
                500,
                swapped.signals().stream()
                        .map(signal -> LeadSignal.inUnit(signal.lead(), signal.samples(), "NU"))
                        .toList());

        RecordingQuality quality = QualityGate.STANDARD.check(normalised, Lead.INDEPENDENT_8);

        assertThat(quality.reasons())
                .singleElement()
                .asString()
                .startsWith("the recording may have its arm electrodes interchanged: the correlation of I and V6 is");
        assertThat(quality.acceptable()).isTrue();
    }

    @Test
    void suspectsRightArmOnTheRightLeg() {
        Recording recording = normal();
        float[] third = samples(recording, Lead.III);

        Recording swapped = limbs(recording, sum(-1, third, 0, third), sum(0, third, 0, third));

        assertThat(swaps(swapped)).isEqualTo("limbsSwapped");
    }

    @Test
    void refusesWhereALimbLeadHoldsNothing() {
        Recording recording = normal();
        float[] second = samples(recording, Lead.II);
        float[] barely = sum(1.01, second, 0, second);

        assertThat(whole(limbs(recording, second, barely, 0))).isEqualTo("limbsSwapped");
    }

    @Test
    void suspectsLeftArmOnTheRightLeg() {
        Recording recording = normal();
        float[] second = samples(recording, Lead.II);

        assertThat(swaps(limbs(recording, second, second))).isEqualTo("limbsSwapped");
    }

    @Test
    void smallLeadThatTheAxisExplainsIsNoSwap() {
        Recording recording = normal();
        float[] second = samples(recording, Lead.II);

        assertThat(swaps(limbs(recording, sum(0.75, second, 0, second), second)))
                .isEmpty();
    }

    @Test
    void reportsLimbLeadsThatContradictOneAnother() {
        Recording recording = normal();
        float[] third = samples(recording, Lead.III);

        assertThat(whole(renamed(recording, Map.of(Lead.III, sum(-1, third, 0, third)))))
                .isEqualTo("limbsInconsistent");
        assertThat(whole(renamed(
                        recording,
                        Map.of(Lead.AVL, samples(recording, Lead.AVF), Lead.AVF, samples(recording, Lead.AVL)))))
                .isEqualTo("limbsInconsistent");
    }

    @Test
    void roundingAndOffsetsAreNoContradiction() {
        Recording rounded = changed(normal(), samples -> {
            for (int t = 0; t < samples.length; t++) {
                samples[t] = Math.round(samples[t] * 100) / 100f;
            }
            return samples;
        });
        Recording shifted = changed(rounded, Lead.III, samples -> {
            for (int t = 0; t < samples.length; t++) {
                samples[t] += 3;
            }
            return samples;
        });

        assertThat(whole(rounded)).isEmpty();
        assertThat(whole(shifted)).isEmpty();
    }

    @Test
    void leadsOnDifferentScalesAreNotHeldAgainstOneAnother() {
        Recording recording = normal();
        List<LeadSignal> mixed = recording.signals().stream()
                .map(signal -> signal.lead().equals(Lead.III)
                        ? LeadSignal.uncalibrated(Lead.III, sum(7, signal.samples(), 0, signal.samples()))
                        : signal)
                .toList();

        assertThat(whole(recording.with(500, mixed))).isEmpty();
    }

    private static String whole(Recording recording) {
        return codes(check(recording).whole());
    }

    private static String doubts(Recording recording) {
        return codes(check(recording).doubts());
    }

    /** What is wrong with the whole or in doubt. */
    private static String swaps(Recording recording) {
        return (whole(recording) + " " + doubts(recording)).strip();
    }

    private static RecordingQuality check(Recording recording) {
        List<Lead> wanted =
                Lead.STANDARD_12.stream().filter(recording.leads()::contains).toList();
        return QualityGate.STANDARD.check(recording, wanted);
    }

    private static String codes(List<Defect> defects) {
        return String.join(
                " ", defects.stream().map(defect -> defect.kind().code()).toList());
    }

    /** What the leads show when RA and LA are interchanged: I turned over, II and III, aVR and aVL swapped. */
    private static Recording armsSwapped(Recording recording) {
        float[] first = samples(recording, Lead.I);
        return renamed(
                recording,
                Map.of(
                        Lead.I, sum(-1, first, 0, first),
                        Lead.II, samples(recording, Lead.III),
                        Lead.III, samples(recording, Lead.II),
                        Lead.AVR, samples(recording, Lead.AVL),
                        Lead.AVL, samples(recording, Lead.AVR)));
    }

    /** The limb leads that follow from these two, which get a little noise of their own. */
    private static Recording limbs(Recording recording, float[] leadI, float[] leadII) {
        return limbs(recording, leadI, leadII, NOISE_MILLIVOLTS);
    }

    private static Recording limbs(Recording recording, float[] leadI, float[] leadII, double noiseMillivolts) {
        Random random = new Random(7);
        float[] first = noisy(leadI, noiseMillivolts, random);
        float[] second = noisy(leadII, noiseMillivolts, random);
        Map<Lead, float[]> limbs = new HashMap<>();
        limbs.put(Lead.I, first);
        limbs.put(Lead.II, second);
        limbs.put(Lead.III, sum(-1, first, 1, second));
        limbs.put(Lead.AVR, sum(-0.5, first, -0.5, second));
        limbs.put(Lead.AVL, sum(1, first, -0.5, second));
        limbs.put(Lead.AVF, sum(-0.5, first, 1, second));
        return renamed(recording, limbs);
    }

    private static float[] noisy(float[] samples, double millivolts, Random random) {
        float[] noisy = samples.clone();
        for (int t = 0; t < noisy.length; t++) {
            noisy[t] += (float) (millivolts * random.nextGaussian());
        }
        return noisy;
    }
}
