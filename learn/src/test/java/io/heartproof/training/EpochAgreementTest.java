package io.heartproof.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.defence.margin.Margins;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.TorchClassifier;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.ProcessesOnThreads;
import io.heartproof.testing.SmallWorld;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class EpochAgreementTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    /** "A" breaks in the second process and not in the first, "B" and "C" are drawn by one each. Growth: 0.1 + 0.1 x 0.9. */
    @Test
    void numbersPerRecordingAreTheSameWhateverEachProcessHasDrawn() {
        List<Map<String, Double>> values = ProcessesOnThreads.run(2, group -> {
            Margins own = new Margins(0.1);
            own.note(group.isFirst() ? Map.of("A", NEVER, "B", NEVER) : Map.of("A", 0.05, "C", 0.07));
            new EpochAgreement(group).notes(List.of(own));
            own.endEpoch();
            return own.values();
        });

        assertThat(values.get(0))
                .containsOnlyKeys("A", "B", "C")
                .containsEntry("A", 0.05)
                .containsEntry("C", 0.07);
        assertThat(values.get(0).get("B")).isEqualTo(0.19, within(1e-12));
        assertThat(values.get(1)).isEqualTo(values.get(0));
    }

    @Test
    void figuresAreThoseOfTheFirst() {
        EpochMetrics measured =
                new EpochMetrics(3, 0.25, 2, 12, Optional.of(new EpochMetrics.Validation(1, 1, 1, Optional.empty())));
        EpochMetrics other = new EpochMetrics(3, 0.25, 1, 24, Optional.empty());

        assertThat(ProcessesOnThreads.run(
                        2, group -> new EpochAgreement(group).figures(group.isFirst() ? measured : other)))
                .containsOnly(measured);
    }

    @Test
    void weightsThatDriftApartAreAnError() {
        assertThatThrownBy(() -> ProcessesOnThreads.run(2, group -> {
                    try (TorchClassifier classifier = SmallWorld.classifier(group.rank())) {
                        new EpochAgreement(group).weights(classifier.parameters());
                        return group.rank();
                    }
                }))
                .cause()
                .hasMessageStartingWith("training: the weights of process 1 are no longer those of process 0");
        assertThat(ProcessesOnThreads.run(2, group -> {
                    try (TorchClassifier classifier = SmallWorld.classifier(1)) {
                        new EpochAgreement(group).weights(classifier.parameters());
                        return group.rank();
                    }
                }))
                .isEqualTo(Arrays.asList(0, 1));
    }
}
