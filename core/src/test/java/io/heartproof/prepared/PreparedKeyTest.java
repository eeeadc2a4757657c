package io.heartproof.prepared;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Scaling;
import io.heartproof.signal.Lead;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class PreparedKeyTest {
    private static final InputContract CONTRACT = PreparedWorld.CONTRACT;
    private static final Function<Recording, PreparedRecording> PREPARE = CONTRACT::prepare;

    @Test
    void fingerprintIsTheSameForTheSamePreparation() {
        assertThat(fingerprint(UnaryOperator.identity()))
                .matches("[0-9a-f]{1,8}")
                .isEqualTo(PreparedKey.fingerprint(CONTRACT.leads(), CONTRACT::prepare));
    }

    @Test
    void fingerprintSeesTheLastBitOfASampleAndOfAScaleAUnitAndANote() {
        String before = fingerprint(UnaryOperator.identity());

        assertThat(fingerprint(recording -> {
                    recording.leads()[7][1_999] = Math.nextUp(recording.leads()[7][1_999]);
                    return recording;
                }))
                .isNotEqualTo(before);
        assertThat(fingerprint(recording -> lastLead(recording, scale -> {
                    float next = Math.nextUp(scale.amplitude());
                    return new LeadScale(next, scale.unit());
                })))
                .isNotEqualTo(before);
        assertThat(fingerprint(
                        recording -> lastLead(recording, scale -> new LeadScale(scale.amplitude(), Optional.empty()))))
                .isNotEqualTo(before);
        assertThat(fingerprint(recording -> new PreparedRecording(
                        recording.recording(), recording.leads(), recording.scales(), List.of("another note"))))
                .isNotEqualTo(before);
    }

    private static PreparedRecording lastLead(PreparedRecording recording, UnaryOperator<LeadScale> change) {
        List<LeadScale> scales = new ArrayList<>(recording.scales());
        scales.set(7, change.apply(scales.get(7)));
        return new PreparedRecording(recording.recording(), recording.leads(), scales, recording.notes());
    }

    /** The gap of the probe is noted, so its filling is part of the fingerprint. */
    @Test
    void theProbeGoesThroughEveryStep() {
        fingerprint(recording -> {
            assertThat(recording.length()).isEqualTo(2_000);
            assertThat(recording.notes()).isNotEmpty();
            return recording;
        });
    }

    @Test
    void aContractThatTheProbeIsTooShortForHasAFingerprintToo() {
        InputContract slow =
                new InputContract(List.of(Lead.I), 50, new PaddedForm(2_000), Scaling.LEAD_PEAK, PreparedWorld.CLASSES);

        assertThat(PreparedKey.fingerprint(slow.leads(), slow::prepare)).contains("expected at least");
    }

    private static String fingerprint(UnaryOperator<PreparedRecording> change) {
        return PreparedKey.fingerprint(CONTRACT.leads(), PREPARE.andThen(change));
    }
}
