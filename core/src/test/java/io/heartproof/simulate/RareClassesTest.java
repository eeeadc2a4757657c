package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RareClassesTest {
    private static final LabelSet CLASSES = new LabelSet(List.of("STE", "Normal", "unheard of", "PVC"));

    private static List<Label> labels(int ste, int normal, int unknown, int pvc) {
        List<Label> labels = new ArrayList<>();
        labels.addAll(Collections.nCopies(pvc, CLASSES.get(3)));
        labels.addAll(Collections.nCopies(ste, CLASSES.get(0)));
        labels.addAll(Collections.nCopies(normal, CLASSES.get(1)));
        labels.addAll(Collections.nCopies(unknown, CLASSES.get(2)));
        return labels;
    }

    @Test
    void theShareOfARareClassIsSimulatedUpToTheSizeOfTheLargest() {
        // 0.6: three simulated for every two; STE 4 + 6, PVC 8 + 2 of 12; Normal has 10, no more is needed
        RareClasses rare = RareClasses.of(labels(4, 10, 3, 8), 0.6, 1);

        assertThat(rare).hasToString("STE 6, PVC 2");
        assertThat(rare.size()).isEqualTo(8);
        assertThat(RareClasses.of(labels(4, 10, 3, 8), 0, 1).size()).isZero();
        assertThat(RareClasses.of(List.of(), 0.5, 1).size()).isZero();
    }

    @Test
    void recordingsAreOfTheirClassesAndTheSameOnAnyNumberOfThreads() {
        RareClasses rare = RareClasses.of(labels(2, 4, 1, 3), 0.5, 7);
        List<SimulatedRecording> one = rare.simulated(1).toList();
        List<SimulatedRecording> three = rare.simulated(3).toList();

        assertThat(one)
                .extracting(SimulatedRecording::label)
                .containsExactly(CLASSES.get(0), CLASSES.get(0), CLASSES.get(3));
        for (int i = 0; i < 3; i++) {
            assertThat(three.get(i).recording().signals().get(0).samples())
                    .isEqualTo(one.get(i).recording().signals().get(0).samples());
        }
        assertThat(one.get(0).recording().signals().get(0).samples())
                .isNotEqualTo(one.get(1).recording().signals().get(0).samples());
    }
}
