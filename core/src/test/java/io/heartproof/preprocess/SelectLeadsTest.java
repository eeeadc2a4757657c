package io.heartproof.preprocess;

import static io.heartproof.fixture.Recordings.millivolts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.fixture.Recordings;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SelectLeadsTest {
    @Test
    void picksLeadsByNameInTheWantedOrder() {
        Recording recording = Recordings.of(
                500, millivolts(Lead.V2, 2), millivolts(new Lead("resp"), 9), millivolts(new Lead("v1"), 1));

        Recording selected = new SelectLeads(List.of(Lead.V1, Lead.V2)).apply(recording);

        assertThat(selected.leads()).containsExactly(Lead.V1, Lead.V2);
        assertThat(selected.signals().get(0).samples()).containsExactly(1);
        assertThat(selected.signals().get(1).samples()).containsExactly(2);
        assertThat(selected.source().notes()).containsExactly("passed over, as none of the twelve leads by name: resp");
    }

    /** I = 1, II = 3: III = 3 - 1 = 2, aVR = -(1 + 3)/2 = -2, aVL = 1 - 3/2 = -0.5, aVF = 3 - 1/2 = 2.5. */
    @Test
    void derivesLimbLeadsByEinthovenAndGoldberger() {
        Recording recording = Recordings.of(500, millivolts(Lead.I, 1), millivolts(Lead.II, 3));

        Recording selected = new SelectLeads(List.of(Lead.III, Lead.AVR, Lead.AVL, Lead.AVF, Lead.I)).apply(recording);

        assertThat(selected.signals()).extracting(s -> s.samples()[0]).containsExactly(2f, -2f, -0.5f, 2.5f, 1f);
        assertThat(selected.source().notes())
                .containsExactly(
                        "lead III is derived from I and II",
                        "lead aVR is derived from I and II",
                        "lead aVL is derived from I and II",
                        "lead aVF is derived from I and II");
    }

    /** I = 1, III = 2: II = I + III = 3, aVF = II - I/2 = 2.5. */
    @Test
    void derivesALimbLeadWithoutValidSamplesAsOneThatIsMissing() {
        Recording recording =
                Recordings.of(500, millivolts(Lead.I, 1), millivolts(Lead.II, Float.NaN), millivolts(Lead.III, 2));

        Recording selected = new SelectLeads(List.of(Lead.I, Lead.II, Lead.AVF)).apply(recording);

        assertThat(selected.signals()).extracting(s -> s.samples()[0]).containsExactly(1f, 3f, 2.5f);
        assertThat(selected.source().notes())
                .containsExactly("lead II is derived from I and III", "lead aVF is derived from I and III");
    }

    @Test
    void keepsALimbLeadThatIsZeroThroughoutAndABlankOneThatDoesNotFollow() {
        List<Lead> two = List.of(Lead.I, Lead.II);
        Recording zero = Recordings.of(500, millivolts(Lead.I, 0), millivolts(Lead.II, 3), millivolts(Lead.III, 3));
        Recording blank = Recordings.of(500, millivolts(Lead.I, 1), millivolts(Lead.II, Float.NaN));

        assertThat(new SelectLeads(two).apply(zero).signals())
                .extracting(s -> s.samples()[0])
                .containsExactly(0f, 3f);
        assertThat(new SelectLeads(two).apply(blank).signals())
                .extracting(s -> s.samples()[0])
                .containsExactly(1f, Float.NaN);
    }

    @Test
    void derivesEveryLimbLeadFromAnyTwoOthers() {
        long seed = 4711;
        System.out.println("seed " + seed);
        List<Lead> limb = Lead.STANDARD_12.subList(0, 6);
        Recording two = Recordings.waves(new Random(seed), List.of(Lead.I, Lead.II), 50, 500);
        Recording six = new SelectLeads(limb).apply(two);
        for (int first = 0; first < 6; first++) {
            for (int second = first + 1; second < 6; second++) {
                Recording pair = new SelectLeads(List.of(limb.get(second), limb.get(first))).apply(six);
                Recording derived = new SelectLeads(limb).apply(pair);
                for (int lead = 0; lead < 6; lead++) {
                    assertThat(derived.signals().get(lead).samples())
                            .containsExactly(six.signals().get(lead).samples(), within(2e-6f));
                }
            }
        }
    }

    @Test
    void rejectsRecordingWithMissingLead() {
        Recording recording = Recordings.of(500, millivolts(Lead.I, 1), millivolts(Lead.II, 3));

        assertThatThrownBy(() -> new SelectLeads(List.of(Lead.I, Lead.V3)).apply(recording))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: lead V3 is missing, the leads are [I, II]");
    }

    @Test
    void saysHowToNameTheMissingLeadWhereANameIsNoneOfTheTwelve() {
        Recording recording = Recordings.of(
                500,
                millivolts(Lead.I, 1),
                millivolts(new Lead("I (2)"), 3),
                millivolts(new Lead("chan 3"), 2),
                millivolts(new Lead("chan 4"), 2));

        assertThatThrownBy(() -> new SelectLeads(List.of(Lead.I, Lead.V3)).apply(recording))
                .isInstanceOf(BadData.class)
                .hasMessage(
                        "R0001: lead V3 is missing, the leads are [I, I (2), chan 3, chan 4]; where a name stands for it, say"
                                + " so with --lead \"chan 3=V3\" (lead= in a request)");
    }

    @Test
    void rejectsMissingLimbLeadThatOneOtherDoesNotGive() {
        Recording recording = Recordings.of(500, millivolts(Lead.AVR, 1), millivolts(Lead.V1, 3));

        assertThatThrownBy(() -> new SelectLeads(List.of(Lead.I)).apply(recording))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: lead I is missing, the leads are [aVR, V1]");
    }

    @Test
    void rejectsDerivingFromLeadsThatAreNoVoltages() {
        Recording normalised = Recordings.of(
                500, LeadSignal.inUnit(Lead.I, new float[1], "NU"), LeadSignal.inUnit(Lead.II, new float[1], "NU"));

        assertThatThrownBy(() -> new SelectLeads(List.of(Lead.III)).apply(normalised))
                .isInstanceOf(BadData.class)
                .hasMessage("R0001: lead III is missing and cannot be derived: "
                        + "leads I (NU) and II (NU) are not voltages on one scale");
    }

    @Test
    void derivedLeadIsCalibratedOnlyIfItsOriginsAre() {
        List<LeadSignal> signals = new ArrayList<>();
        signals.add(LeadSignal.uncalibrated(Lead.I, new float[] {1}));
        signals.add(LeadSignal.uncalibrated(Lead.II, new float[] {3}));
        Recording nominal = Recordings.named("R0001", 500, signals);
        SelectLeads step = new SelectLeads(List.of(Lead.III));

        assertThat(step.apply(nominal).signals().get(0).calibrated()).isFalse();

        signals.set(1, millivolts(Lead.II, 3));
        Recording mixed = Recordings.named("R0001", 500, signals);
        assertThatThrownBy(() -> step.apply(mixed))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("I (not calibrated) and II (mV) are not voltages on one scale");
    }
}
