package io.heartproof.metric.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import java.util.List;
import org.junit.jupiter.api.Test;

class UntriedTest {
    private static final Kind SQUARE = Kind.attack("square", "linf", LevelUnit.SHARE_OF_PEAK);
    private static final Kind STANDARD = Kind.attack("standard", "l2", LevelUnit.LENGTH);

    @Test
    void saysNothingWhereNothingWasLeftOut() {
        assertThat(Untried.warning(List.of())).isEmpty();
    }

    @Test
    void namesWhatWasLeftOutAltogetherAndInPart() {
        List<Untried> all = List.of(
                new Untried(STANDARD, "apgd-t", 1, 3),
                new Untried(STANDARD, "square", 4, 0),
                new Untried(SQUARE, "square", 4, 0));

        assertThat(Untried.warning(all))
                .hasValue("left out for want of time: apgd-t of standard l2 on 1 recording, square of standard l2,"
                        + " square linf; robust accuracy is an upper bound: the attacks in full may break more"
                        + " recordings");
    }
}
