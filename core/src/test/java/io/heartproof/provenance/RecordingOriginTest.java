package io.heartproof.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.provenance.RecordingOrigin.Use;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordingOriginTest {
    private static final List<String> NONE = List.of();
    private static final List<String> SOME = List.of("A1");

    @Test
    void saysOfWhichOriginRecordingsWere() {
        assertThat(origin(SOME, NONE)).isEqualTo(RecordingOrigin.SIMULATED);
        assertThat(origin(SOME, SOME)).isEqualTo(RecordingOrigin.MIXED);
        assertThat(origin(NONE, SOME)).isEqualTo(RecordingOrigin.OTHER);
        assertThat(origin(NONE, NONE)).isEqualTo(RecordingOrigin.UNKNOWN);
    }

    @Test
    void warnsOnlyWhereSimulatedRecordingsAloneWereLearntAndOthersEvaluated() {
        Map<String, String> digests = new HashMap<>();
        RecordingOrigin.put(digests, Use.TRAINED, SOME, NONE);
        Map<String, String> same = new HashMap<>(digests);
        RecordingOrigin.put(same, Use.EVALUATED, SOME, NONE);
        Map<String, String> others = new HashMap<>();
        RecordingOrigin.copy(others, Use.TRAINED, provenance(digests));
        RecordingOrigin.put(others, Use.EVALUATED, NONE, SOME);

        assertThat(RecordingOrigin.warning(provenance(others))).contains(RecordingOrigin.WARNING);
        assertThat(RecordingOrigin.warning(provenance(same))).isEmpty();
        assertThat(RecordingOrigin.warning(provenance(Map.of()))).isEmpty();
    }

    private static RecordingOrigin origin(List<String> simulated, List<String> others) {
        Map<String, String> digests = new HashMap<>();
        RecordingOrigin.put(digests, Use.TRAINED, simulated, others);
        return RecordingOrigin.of(provenance(digests), Use.TRAINED);
    }

    private static Provenance provenance(Map<String, String> digests) {
        return new Provenance("test", "now", "none", 1, 1, "cpu", Map.of(), digests);
    }
}
