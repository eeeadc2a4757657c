package io.heartproof.quality;

import static io.heartproof.quality.Electrocardiograms.changed;
import static io.heartproof.quality.Electrocardiograms.normal;
import static io.heartproof.quality.Electrocardiograms.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects that the samples themselves tell, each beside something that is nearly one. 10 s at 500 Hz. */
class LeadDefectsTest {
    private static final int SECOND = 500;

    @ParameterizedTest
    @ValueSource(doubles = {100, 125, 128, 250, 257, 360, 500, 1000, 2048})
    void acceptsSoundRecordingsOfEveryClassAtEveryRate(double samplingRateHz) {
        for (String label : List.of("Normal", "AF", "I-AVB", "LBBB", "RBBB", "PAC", "PVC", "STD", "STE")) {
            for (int index = 1; index <= 3; index++) {
                Recording recording = Electrocardiograms.simulated(label, index, samplingRateHz);

                assertThat(check(recording).reasons()).as("%s %d", label, index).isEmpty();
            }
        }
    }

    @Test
    void reportsMissingLead() {
        assertThat(of(check(without(normal(), Lead.V3)), Lead.V3).summary()).isEqualTo("missing");
    }

    @Test
    void leadThatFollowsFromTwoLimbLeadsIsNotMissing() {
        Recording eight = without(normal(), Lead.III, Lead.AVR, Lead.AVL, Lead.AVF);

        assertThat(check(eight).acceptable()).isTrue();
    }

    @Test
    void blankLeadThatFollowsFromTwoLimbLeadsIsUsable() {
        Recording twelve = normal();
        Recording blank = twelve.with(
                500,
                twelve.signals().stream()
                        .map(signal ->
                                signal.lead().equals(Lead.II) || signal.lead().equals(Lead.V2)
                                        ? signal.withSamples(blank(twelve.length()))
                                        : signal)
                        .toList());

        assertThat(of(check(blank), Lead.II).usable()).isTrue();
        assertThat(of(check(blank), Lead.V2).summary()).contains("invalid");
    }

    private static float[] blank(int length) {
        float[] samples = new float[length];
        Arrays.fill(samples, Float.NaN);
        return samples;
    }

    @Test
    void leadThatFollowsOnlyFromLeadsOnDifferentScalesIsMissing() {
        Recording recording = without(normal(), Lead.III, Lead.AVR, Lead.AVL, Lead.AVF);
        Recording normalised = recording.with(
                500,
                recording.signals().stream()
                        .map(signal -> LeadSignal.inUnit(signal.lead(), signal.samples(), "NU"))
                        .toList());

        RecordingQuality quality = check(normalised);

        assertThat(of(quality, Lead.AVL).summary()).isEqualTo("missing");
        assertThat(of(quality, Lead.II).usable()).isTrue();
    }

    @Test
    void judgesOnlyTheLeadsThatAreWanted() {
        Recording recording = changed(normal(), Lead.V1, samples -> new float[samples.length]);

        assertThat(QualityGate.STANDARD
                        .check(recording, List.of(Lead.II, Lead.V5))
                        .acceptable())
                .isTrue();
    }

    @Test
    void aDeadLimbLeadThatNobodyWantsIsNoContradiction() {
        Recording recording = changed(normal(), Lead.AVF, samples -> new float[samples.length]);

        assertThat(QualityGate.STANDARD.check(recording, Lead.INDEPENDENT_8).reasons())
                .isEmpty();
    }

    @Test
    void cutsAndRailsAreSeenBelowAsAbove() {
        for (float limit : new float[] {0.05f, 0.1f, 0.3f}) {
            String above = inV2(samples -> map(samples, x -> Math.min(x, limit)));
            String below = inV2(samples -> map(samples, x -> Math.max(-x, -limit)));
            assertThat(below).as("cut at %s", limit).isEqualTo(above);
        }
        assertThat(inV2(samples -> map(samples, x -> Math.max(-x, -0.05f)))).contains("clipped");
    }

    @Test
    void aSilentLeadIsFlatOnce() {
        assertThat(inV2(samples -> filled(map(samples, x -> x / 1000), 0, 1000, 0)))
                .isEqualTo("flat");
    }

    private static float[] map(float[] samples, UnaryOperator<Float> change) {
        float[] changed = new float[samples.length];
        for (int i = 0; i < changed.length; i++) {
            changed[i] = change.apply(samples[i]);
        }
        return changed;
    }

    @Test
    void reportsTooManyInvalidSamples() {
        assertThat(inV2(samples -> filled(samples, 0, 251, Float.NaN))).isEqualTo("invalid");
        assertThat(inV2(samples -> filled(samples, 0, 5000, Float.NaN))).isEqualTo("invalid");
        assertThat(inV2(samples -> filled(samples, 0, 251, Float.POSITIVE_INFINITY)))
                .isEqualTo("invalid");
        assertThat(inV2(samples -> filled(samples, 0, 250, Float.NaN))).isEqualTo("ok");
    }

    @Test
    void reportsLeadThatDoesNotChange() {
        assertThat(inV2(samples -> new float[samples.length])).isEqualTo("flat");
        assertThat(inV2(samples -> filled(samples, 1000, 1000 + 5 * SECOND / 2 + 1, 0)))
                .isEqualTo("flat");
        assertThat(inLimb(Lead.II, samples -> filled(samples, 1000, 1000 + SECOND + 1, 0)))
                .isEqualTo("flat");
    }

    @Test
    void chestLeadThatIsFlatForAQuarterOfTheTimeCanBeRead() {
        assertThat(inV2(samples -> filled(samples, 1000, 1000 + 5 * SECOND / 2, 0)))
                .isEqualTo("ok");
    }

    @Test
    void pauseThatIsQuantisedAwayIsNotFlat() {
        assertThat(inV2(samples -> filled(samples, 1000, 1000 + SECOND, 0))).isEqualTo("ok");
        assertThat(inV2(samples -> filled(filled(samples, 0, 499, 0), 2000, 2499, 0)))
                .isEqualTo("ok");
    }

    @ParameterizedTest
    @CsvSource({"0.030, flat", "0.031, ok"})
    void leadWithinAnAmplifiersOwnNoiseIsFlat(float range, String expected) {
        assertThat(inV2(samples -> scaledToRange(samples, range))).isEqualTo(expected);
    }

    @Test
    void reportsPeaksThatAreCutOff() {
        float high = largest(Electrocardiograms.samples(normal(), Lead.V5));

        assertThat(in(Lead.V5, samples -> limited(samples, 0.4f * high))).isEqualTo("clipped");
    }

    @Test
    void highestPeakAloneIsNotCutOff() {
        float high = largest(Electrocardiograms.samples(normal(), Lead.V5));

        assertThat(in(Lead.V5, samples -> limited(samples, 0.995f * high))).isEqualTo("ok");
        assertThat(in(Lead.V5, samples -> rounded(samples, 0.05f))).isEqualTo("ok");
    }

    @Test
    void leadAtItsRailIsDisconnected() {
        assertThat(inV2(samples -> filled(samples, 0, 2600, 5))).isEqualTo("disconnected");
        assertThat(inV2(samples -> filled(samples, 0, 5000, -5.12f))).isEqualTo("disconnected");
        assertThat(inV2(samples -> filled(samples, 0, 2000, 5))).isEqualTo("flat");
    }

    @ParameterizedTest
    @CsvSource({"320, disconnected", "-320, disconnected", "280, ok"})
    void leadWithAnOffsetThatNoElectrodeHasIsDisconnected(float offset, String expected) {
        assertThat(inV2(samples -> each(samples, offset))).isEqualTo(expected);
    }

    @Test
    void reportsDeflectionsThatNoHeartMakes() {
        assertThat(inV2(samples -> popped(samples, 12, 9))).isEqualTo("noisy");
        assertThat(inLimb(Lead.II, samples -> popped(samples, 8, 3))).isEqualTo("noisy");
        assertThat(inV2(samples -> scaledToRange(samples, 9))).isEqualTo("ok");
    }

    @Test
    void deflectionsInSomeSecondsSpoilALimbLeadButNoChestLead() {
        assertThat(inV2(samples -> popped(samples, 12, 8))).isEqualTo("ok");
        assertThat(inLimb(Lead.II, samples -> popped(samples, 8, 2))).isEqualTo("ok");
    }

    @Test
    void secondsThatLieFarFromTheOthersAreDeflections() {
        assertThat(inLimb(Lead.II, samples -> raised(samples, 3 * SECOND, 6))).isEqualTo("noisy");
        assertThat(inLimb(Lead.II, samples -> raised(samples, 2 * SECOND, 6))).isEqualTo("ok");
        assertThat(inLimb(Lead.II, samples -> raised(samples, 10 * SECOND, 6))).isEqualTo("ok");
    }

    @Test
    void amplitudesOfUncalibratedLeadsAreNotJudged() {
        Recording loud = changed(normal(), samples -> scaledToRange(samples, 4000));
        Recording uncalibrated = loud.with(
                500,
                loud.signals().stream()
                        .map(signal -> LeadSignal.uncalibrated(signal.lead(), signal.samples()))
                        .toList());

        assertThat(of(check(loud), Lead.V2).summary()).isEqualTo("disconnected");
        assertThat(of(check(uncalibrated), Lead.V2).summary()).isEqualTo("ok");
    }

    @Test
    void leavesTheSamplesAlone() {
        Recording recording = normal();
        Recording copy = changed(recording, samples -> samples);

        check(recording);

        for (Lead lead : recording.leads()) {
            assertThat(Electrocardiograms.samples(recording, lead)).isEqualTo(Electrocardiograms.samples(copy, lead));
        }
    }

    private static RecordingQuality check(Recording recording) {
        return QualityGate.STANDARD.check(recording, Lead.STANDARD_12);
    }

    private static LeadQuality of(RecordingQuality quality, Lead lead) {
        return quality.leads().get(Lead.STANDARD_12.indexOf(lead));
    }

    private static String inV2(UnaryOperator<float[]> change) {
        return in(Lead.V2, change);
    }

    /** The summary of a lead after a change; every other lead stays usable. */
    private static String in(Lead lead, UnaryOperator<float[]> change) {
        RecordingQuality quality = check(changed(normal(), lead, change));
        assertThat(quality.leads())
                .filteredOn(other -> !other.lead().equals(lead))
                .allMatch(LeadQuality::usable);
        assertThat(quality.whole()).isEmpty();
        return of(quality, lead).summary();
    }

    /** The summary of a limb lead that changes while the others stay. */
    private static String inLimb(Lead lead, UnaryOperator<float[]> change) {
        return of(check(changed(normal(), lead, change)), lead).summary();
    }

    private static float[] filled(float[] samples, int from, int to, float value) {
        Arrays.fill(samples, from, to, value);
        return samples;
    }

    private static float[] each(float[] samples, float offset) {
        for (int t = 0; t < samples.length; t++) {
            samples[t] += offset;
        }
        return samples;
    }

    private static float[] limited(float[] samples, float highest) {
        for (int t = 0; t < samples.length; t++) {
            samples[t] = Math.min(highest, samples[t]);
        }
        return samples;
    }

    private static float[] rounded(float[] samples, float step) {
        for (int t = 0; t < samples.length; t++) {
            samples[t] = step * Math.round(samples[t] / step);
        }
        return samples;
    }

    /** So much more for a tenth of a second in each of the first seconds. */
    private static float[] popped(float[] samples, float millivolts, int seconds) {
        for (int t = 0; t < seconds * SECOND; t++) {
            samples[t] += t % SECOND < SECOND / 10 ? millivolts : 0;
        }
        return samples;
    }

    private static float[] raised(float[] samples, int length, float millivolts) {
        for (int t = 0; t < length; t++) {
            samples[t] += millivolts;
        }
        return samples;
    }

    private static float[] scaledToRange(float[] samples, float range) {
        float low = Float.POSITIVE_INFINITY;
        for (float sample : samples) {
            low = Math.min(low, sample);
        }
        float factor = range / (largest(samples) - low);
        for (int t = 0; t < samples.length; t++) {
            samples[t] = (samples[t] - low) * factor;
        }
        return samples;
    }

    private static float largest(float... samples) {
        float largest = Float.NEGATIVE_INFINITY;
        for (float sample : samples) {
            largest = Math.max(largest, sample);
        }
        return largest;
    }
}
