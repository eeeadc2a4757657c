package io.heartproof.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import io.heartproof.signal.Lead;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingQualityTest {
    private static final LeadQuality SOUND = new LeadQuality(Lead.I, List.of());
    private static final LeadQuality CLIPPED = new LeadQuality(
            Lead.V1,
            List.of(new Defect(DefectKind.CLIPPED, "is clipped"), new Defect(DefectKind.NOISY, "is too noisy")));

    @Test
    void isWrittenAsCompactJson() {
        RecordingQuality quality = new RecordingQuality(
                List.of(SOUND, CLIPPED), List.of(new Defect(DefectKind.TOO_SHORT, "is too short: 3.0 s")), List.of());

        assertThat(Json.line(quality))
                .isEqualTo(
                        "{\"acceptable\":false,\"confidence\":\"none\",\"leads\":{\"I\":\"ok\",\"V1\":\"clipped noisy\"},\"whole\":[\"tooShort\"],\"doubts\":[],"
                                + "\"reasons\":[\"the recording is too short: 3.0 s\",\"lead V1 is clipped\",\"lead V1 is too noisy\"]}");
    }

    @Test
    void isAcceptableWhereNothingIsWrong() {
        RecordingQuality quality = new RecordingQuality(List.of(SOUND), List.of(), List.of());

        assertThat(quality.acceptable()).isTrue();
        assertThat(Json.line(quality))
                .isEqualTo(
                        "{\"acceptable\":true,\"confidence\":\"full\",\"leads\":{\"I\":\"ok\"},\"whole\":[],\"doubts\":[],\"reasons\":[]}");
    }

    @Test
    void doubtLowersTheConfidenceAndRefusesNothing() {
        Defect doubt = new Defect(DefectKind.LIMBS_SWAPPED, "may have its arm electrodes interchanged");
        RecordingQuality quality = new RecordingQuality(List.of(SOUND), List.of(), List.of(doubt));

        assertThat(quality.acceptable()).isTrue();
        assertThat(quality.confidence()).isEqualTo(Confidence.LOWERED);
        assertThat(quality.reasons()).containsExactly("the recording may have its arm electrodes interchanged");
        assertThat(Json.line(quality)).contains("\"confidence\":\"lowered\"", "\"doubts\":[\"limbsSwapped\"]");
    }

    @Test
    void isNotAcceptableWithOneUnusableLead() {
        assertThat(new RecordingQuality(List.of(SOUND, CLIPPED), List.of(), List.of()).acceptable())
                .isFalse();
    }
}
