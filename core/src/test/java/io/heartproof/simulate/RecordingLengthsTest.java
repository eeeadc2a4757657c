package io.heartproof.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.problem.BadUsage;
import io.heartproof.seed.SeededRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class RecordingLengthsTest {
    @Test
    void drawsLengthsLikeThoseOfCpsc2018() {
        SeededRandom random = SeededRandom.of(1);
        double[] seconds = DoubleStream.generate(
                        () -> RecordingLengths.cpsc2018().draw(random))
                .limit(20_000)
                .sorted()
                .toArray();

        assertThat(seconds[0]).isBetween(6.0, 6.1);
        assertThat(seconds[19_999]).isBetween(59.0, 60.0);
        assertThat(Measured.mean(seconds)).isBetween(15.0, 16.5);
        assertThat(Measured.median(seconds)).isBetween(11.0, 13.0);
        assertThat((double) DoubleStream.of(seconds)
                                .filter(s -> s >= 9 && s <= 15)
                                .count()
                        / seconds.length)
                .as("share of 9 to 15 s")
                .isBetween(0.6, 0.75);
    }

    @Test
    void quantilesFollowTheTable() {
        RecordingLengths lengths = RecordingLengths.cpsc2018();

        assertThat(lengths.quantile(0)).isEqualTo(6);
        assertThat(lengths.quantile(0.615)).isEqualTo(13.5, within(1e-9)); // half way from 0.53 to 0.70: 12 to 15 s
        assertThat(lengths.quantile(1)).isEqualTo(60);
        assertThatThrownBy(() -> lengths.quantile(1.1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keepsAConstantLengthAndRefusesOthers() {
        assertThat(RecordingLengths.constant(10).draw(SeededRandom.of(1))).isEqualTo(10);
        assertThatThrownBy(() -> RecordingLengths.constant(5.9)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> RecordingLengths.constant(Double.NaN)).isInstanceOf(BadUsage.class);
    }
}
