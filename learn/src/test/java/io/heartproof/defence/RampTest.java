package io.heartproof.defence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.training.objective.Objective.CurrentEpoch;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class RampTest {
    @Test
    void growsLinearlyAfterASeventhOfTheEpochs() {
        Ramp published = Ramp.PUBLISHED;

        assertThat(published.strength(new CurrentEpoch(9, 70))).isZero();
        assertThat(published.strength(new CurrentEpoch(10, 70))).isEqualTo(1.0 / 60, within(1e-12));
        assertThat(published.strength(new CurrentEpoch(39, 70))).isEqualTo(30.0 / 60, within(1e-12));
        assertThat(published.strength(new CurrentEpoch(69, 70))).isEqualTo(1, within(1e-12));
        // Of 8 epochs one warms up: 1, ..., 7 sevenths.
        assertThat(published.strength(new CurrentEpoch(0, 8))).isZero();
        assertThat(published.strength(new CurrentEpoch(1, 8))).isEqualTo(1.0 / 7, within(1e-12));
        // Of 14 epochs two, of 3 none.
        assertThat(published.isOver(new CurrentEpoch(1, 14))).isFalse();
        assertThat(published.isOver(new CurrentEpoch(2, 14))).isTrue();
        assertThat(published.strength(new CurrentEpoch(0, 3))).isEqualTo(1.0 / 3, within(1e-12));
    }

    @Test
    void takesAnotherWarmUpAndJumpsWhereAsked() {
        Ramp jump = new Ramp(OptionalInt.of(3), Ramp.Growth.AT_ONCE);

        assertThat(jump.strength(new CurrentEpoch(2, 70))).isZero();
        assertThat(jump.strength(new CurrentEpoch(3, 70))).isEqualTo(1);
        // A warm-up as long as the training leaves nothing but plain training.
        assertThat(new Ramp(OptionalInt.of(5), Ramp.Growth.LINEAR).strength(new CurrentEpoch(4, 5)))
                .isZero();
    }

    @Test
    void refusesANegativeWarmUp() {
        assertThatThrownBy(() -> new Ramp(OptionalInt.of(-1), Ramp.Growth.LINEAR))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
