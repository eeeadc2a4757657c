package io.heartproof.training.optimiser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trainings of few steps, by hand. */
class LearningRateScheduleTest {
    @Test
    void constantIsTheLearningRateItself() {
        assertShares(LearningRateSchedule.CONSTANT, 0, 1, 1, 1, 1);
        assertThat(LearningRateSchedule.CONSTANT.defaultWarmUp()).isZero();
    }

    @Test
    void warmUpRisesInEqualStepsUpToTheWhole() {
        // half of 4 steps: 1/2, 2/2
        assertShares(LearningRateSchedule.CONSTANT, 0.5, 0.5, 1, 1, 1);
    }

    @Test
    void cosineFallsAlongHalfACosineAfterTheWarmUp() {
        // one step of warm-up of five; then t = 0, 1, 2, 3 of 4: (1 + cos(0, pi/4, pi/2, 3 pi/4)) / 2
        double quarter = Math.sqrt(0.5);
        assertShares(LearningRateSchedule.COSINE, 0.2, 1, 1, (1 + quarter) / 2, 0.5, (1 - quarter) / 2);
    }

    @Test
    void stepsAreATenthFromHalfAndAHundredthFromThreeQuarters() {
        assertShares(LearningRateSchedule.STEPS, 0.25, 0.5, 1, 1, 1, 0.1, 0.1, 0.01, 0.01);
    }

    @Test
    void oneCycleRisesFromATwentyFifthAndFallsToNearlyNothing() {
        // rises over 2 of 4 steps: 1/25 + 24/25 x (1/2, 1); falls over 2: 1 - (1 - 4e-6) x (1/2, 1)
        assertShares(LearningRateSchedule.ONE_CYCLE, 0.5, 0.52, 1, 0.500002, 4e-6);
    }

    @ParameterizedTest
    @EnumSource(LearningRateSchedule.class)
    void everyStepHasAPositiveShareOfAtMostTheWhole(LearningRateSchedule schedule) {
        for (int steps : new int[] {1, 2, 3, 19, 100}) {
            for (double warmUp : new double[] {0, schedule.defaultWarmUp(), 0.99}) {
                for (int step = 0; step < steps; step++) {
                    assertThat(schedule.share(step, steps, warmUp))
                            .as("%d of %d after %s", step, steps, warmUp)
                            .isGreaterThan(0)
                            .isLessThanOrEqualTo(1);
                }
            }
        }
    }

    private static void assertShares(LearningRateSchedule schedule, double warmUp, double... expected) {
        for (int step = 0; step < expected.length; step++) {
            assertThat(schedule.share(step, expected.length, warmUp))
                    .as("step %d", step)
                    .isCloseTo(expected[step], within(1e-9));
        }
    }
}
