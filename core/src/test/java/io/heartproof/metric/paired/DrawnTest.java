package io.heartproof.metric.paired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.metric.Figure;
import io.heartproof.metric.UnseenShare;
import org.junit.jupiter.api.Test;

class DrawnTest {
    private static final UnseenShare OF_TWENTY = UnseenShare.of(20); // 3.8415/(20 + 3.8415) = 0.1611

    @Test
    void networksThatNeverDifferMayDifferOnOtherRecordings() {
        Drawn none = new Drawn(0, 0, 0, 0);

        assertIs(none.share("", OF_TWENTY), 0, 0, 0.1611);
        assertIs(none.difference("", OF_TWENTY), 0, -0.1611, 0.1611);
        assertIs(new Drawn(1, 1, 1, 1).difference("", OF_TWENTY), 1, 1 - 2 * 0.1611, 1);
    }

    @Test
    void aFigureThatIsNoShareIsLeftAsItIs() {
        assertIs(new Drawn(12, 12, 12).figure(""), 12, 12, 12);
    }

    private static void assertIs(Figure figure, double value, double low, double high) {
        Figure.Known known = figure.known().orElseThrow();
        assertThat(known.value()).isEqualTo(value, within(1e-12));
        assertThat(known.low()).isEqualTo(low, within(1e-4));
        assertThat(known.high()).isEqualTo(high, within(1e-4));
    }
}
