package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.disturbance.NoiseSources;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedNoiseConfigTest {
    @Test
    void noiseIsSimulatedWithoutAFolder() throws IOException {
        NoiseSources sources = new RecordedNoiseConfig(List.of(6.0), null).load(Lead.STANDARD_12, 500);
        assertThat(sources.all())
                .extracting(source -> source.name())
                .containsExactly("simulated bw", "simulated em", "simulated ma");
        assertThat(sources.digest()).isEmpty();
    }

    @Test
    void nothingIsReadWhereNoRatioIsAskedFor() throws IOException {
        assertThat(new RecordedNoiseConfig(List.of(), "nowhere")
                        .load(List.of(new Lead("vx")), 500)
                        .all())
                .isEmpty();
    }

    @Test
    void refusesLeadsWithoutElectrodesAndMissingFolders() {
        assertThatThrownBy(() -> new RecordedNoiseConfig(List.of(6.0), null).load(List.of(Lead.I, new Lead("vx")), 500))
                .isInstanceOf(BadUsage.class)
                .hasMessage(
                        "evaluation.recordedNoise.snrDb: expected [] where lead vx is seen, as noise is added to the"
                                + " electrodes of the twelve standard leads, got [6.0]");
        assertThatThrownBy(() -> new RecordedNoiseConfig(List.of(6.0), "nowhere").load(Lead.STANDARD_12, 500))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("nowhere: ");
    }

    @Test
    void refusesRatiosThatDoNotFall() {
        for (List<Double> ratios :
                List.of(List.of(6.0, 6.0), List.of(0.0, 6.0), List.of(Double.NaN), List.of(Double.POSITIVE_INFINITY))) {
            assertThatThrownBy(() -> new RecordedNoiseConfig(ratios, null))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage(
                            "evaluation.recordedNoise.snrDb: expected numbers, each smaller than the one before, got "
                                    + ratios);
        }
        assertThatThrownBy(() -> new RecordedNoiseConfig(List.of(), " ")).isInstanceOf(BadUsage.class);
    }
}
