package io.heartproof.format.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every lead of these recordings has its place as its first amplitude. */
class LeadNamingTest {
    @Test
    void takesTheUsersNameForALead() {
        Recording named = named(recording("chan 1", "chan 2"), "chan 1=II", "CHAN 2=V 1");
        assertThat(named.leads()).containsExactly(Lead.II, Lead.V1);
        assertThat(named.source().notes()).isEmpty();
    }

    @Test
    void letsTheUserExchangeLeads() {
        Recording named = named(recording("I", "II"), "I=II", "II=I");
        assertThat(named.leads()).containsExactly(Lead.II, Lead.I);
        assertThat(first(named, Lead.I)).isEqualTo(1);
    }

    @Test
    void makesRoomForTheUsersLead() {
        Recording named = named(recording("II", "chan 1"), "chan 1=II");
        assertThat(named.leads()).containsExactly(new Lead("II (2)"), Lead.II);
        assertThat(first(named, Lead.II)).isEqualTo(1);
        assertThat(named.source().notes()).containsExactly("lead II is there again, as II (2)");
    }

    @Test
    void takesAnotherSpellingOfTheUsersName() {
        assertThat(named(recording("V1", "V2"), "V 1=V2", "ECG V2=V1").leads()).containsExactly(Lead.V2, Lead.V1);
        assertThat(named(recording("V1"), "C1=V3").leads()).containsExactly(Lead.V3);
    }

    @Test
    void takesANameAsItIsBeforeAnotherSpelling() {
        Recording named = named(recording("V1"), "Lead V1=I", "V1=II");
        assertThat(named.leads()).containsExactly(Lead.II);
        assertThat(named.source().notes()).containsExactly("no lead is called 'Lead V1', which was to be I");
    }

    @Test
    void saysThatTheUsersNameIsNotThere() {
        Recording named = named(recording("I"), "chan 1=II");
        assertThat(named.leads()).containsExactly(Lead.I);
        assertThat(named.source().notes()).containsExactly("no lead is called 'chan 1', which was to be II");
    }

    @Test
    void takesTheLongerOfEqualNames() {
        Recording recording = recording("II", "II (2)");
        recording.signals().get(0).samples()[1] = Float.NaN;
        Recording named = named(recording);
        assertThat(named.leads()).containsExactly(Lead.II, new Lead("II (2)"));
        assertThat(first(named, Lead.II)).isEqualTo(1);
        assertThat(named.source().notes()).containsExactly("lead II is there again, as II (2)");
    }

    private static Recording named(Recording recording, String... leads) {
        return LeadNaming.apply(recording, LeadMap.of("--lead", List.of(leads)));
    }

    private static float first(Recording recording, Lead lead) {
        return recording.signal(lead).orElseThrow().samples()[0];
    }

    private static Recording recording(String... names) {
        List<LeadSignal> signals = new ArrayList<>();
        for (String name : names) {
            signals.add(LeadSignal.millivolts(new Lead(name), new float[] {signals.size(), 0}));
        }
        return new Recording("r", 500, signals, Patient.UNKNOWN, List.of(), Source.of("test"));
    }
}
