package io.heartproof.batch;

import static org.assertj.core.api.Assertions.assertThat;

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

    @Test
    void leavesTheBatchSizeToOneWorkerAndNeverGoesBelowOne() {
        assertThat(EvaluationPlan.evenly(16, 1, 16)).isEqualTo(16);
        assertThat(EvaluationPlan.evenly(16, 8, 3)).isEqualTo(1);
        assertThat(EvaluationPlan.evenly(1, 2, 9)).isEqualTo(1);
    }
}
