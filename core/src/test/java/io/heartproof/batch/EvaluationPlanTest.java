package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.prepared.PreparedSet;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EvaluationPlanTest {
    /** 50 recordings are 25 for each of two workers, more than 16, so two batches of 13 at most. */
    @Test
    void givesWorkersEquallyManyBatchesOfEqualSize() {
        assertThat(EvaluationPlan.evenly(16, 2, 50)).isEqualTo(13);
        assertThat(EvaluationPlan.evenly(16, 2, 32)).isEqualTo(16);
        assertThat(EvaluationPlan.evenly(16, 2, 33)).isEqualTo(9);
        assertThat(EvaluationPlan.evenly(16, 2, 5)).isEqualTo(3);
    }

    /** 200 of one length and 17 of another: 14 batches of 15 and 14, where 13 of 15 would leave 5; then two of 8 and 9. */
    @Test
    void cutsALengthInPiecesThatDifferByOneAtMost() {
        int[] all = IntStream.range(0, 217).toArray();
        PreparedSet set = new PreparedSet(
                IntStream.of(all)
                        .mapToObj(i -> new PreparedRecording(
                                "R" + i, new float[1][i < 200 ? 3_000 : 5_000], LeadScale.oneMillivolt(1), List.of()))
                        .toList(),
                all);

        List<int[]> pieces = EvaluationPlan.alike(set, new BucketForm(9_000), 15, all);

        assertThat(pieces).hasSize(16);
        assertThat(pieces.subList(0, 14)).allMatch(piece -> piece.length == 14 || piece.length == 15);
        assertThat(pieces.subList(14, 16)).extracting(piece -> piece.length).containsExactly(8, 9);
        assertThat(pieces.stream().flatMapToInt(IntStream::of).toArray()).containsExactly(all);
    }

    @Test
    void leavesTheBatchSizeToOneWorkerAndNeverGoesBelowOne() {
        assertThat(EvaluationPlan.evenly(16, 1, 16)).isEqualTo(16);
        assertThat(EvaluationPlan.evenly(16, 8, 3)).isEqualTo(1);
        assertThat(EvaluationPlan.evenly(1, 2, 9)).isEqualTo(1);
    }
}
