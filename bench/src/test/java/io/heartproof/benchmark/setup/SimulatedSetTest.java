package io.heartproof.benchmark.setup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.label.LabelSet;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SimulatedSetTest {
    private static final Forms FORMS = Forms.of(InputContract.published(PaddedForm.PUBLISHED, LabelSet.CPSC2018));

    private final PreparedSet set = new SimulatedSet(FORMS.bucket(), 1).seen(36, Progress.NONE);

    @Test
    void hasTheLengthsOfCpsc2018AlsoInFewRecordings() {
        double padded = PaddedSamples.mean(FORMS.padded(), set);
        double bucket = PaddedSamples.mean(FORMS.bucket(), set);

        // Of many random draws: 9,363 samples in bucket form, 33,792 / 3.61.
        assertThat(padded).isEqualTo(33_792);
        assertThat(padded / bucket).isEqualTo(3.61, within(0.08));
        assertThat(PaddedSamples.note(FORMS, set)).startsWith("samples per recording 33792 against ");
    }

    @Test
    void hasTheClassesInTurnAndTheSameRecordingsForTheSameSeed() {
        PreparedSet again = new SimulatedSet(FORMS.bucket(), 1).seen(36, Progress.NONE);

        assertThat(Arrays.copyOf(set.labels(), 10)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 0);
        for (int i = 0; i < 36; i++) {
            assertThat(Arrays.equals(
                            set.recordings().get(i).read().leads()[0],
                            again.recordings().get(i).read().leads()[0]))
                    .isTrue();
        }
    }

    @Test
    void otherPatientsShareLengths() {
        PreparedSet others = new SimulatedSet(FORMS.bucket(), 1).unseen(12, Progress.NONE);

        List<int[]> alike = others.byPaddedLength(
                FORMS.bucket().form(), IntStream.range(0, 12).toArray());
        assertThat(alike)
                .hasSize(4)
                .allSatisfy(recordings -> assertThat(recordings).hasSize(3));
        assertThat(others.labels()).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 0, 1, 2);
    }

    @Test
    void countsOperationsWithThePaddingOfTheForm() {
        OperationCount operations = new OperationCount(new ResNet18a());
        PreparedSet one = set.at(0);
        int length = FORMS.bucket().form().paddedLength(one.recordings().get(0).length());

        assertThat(operations.forward(FORMS.padded(), 8192)).isEqualTo(2 * 178_782_208 / 1e9, within(1e-9));
        assertThat(operations.forward(FORMS.bucket(), one)).isEqualTo(operations.forward(FORMS.bucket(), length));
    }
}
