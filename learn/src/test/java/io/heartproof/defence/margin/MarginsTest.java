package io.heartproof.defence.margin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MarginsTest {
    private final Margins margins = new Margins(0.1);

    /** 0.1, then 0.1 + 0.1 x 0.9^1 = 0.19, then again one whole step below it: 0.19 + 0.09 = 0.28, then two: 0.28 + 0.081. */
    @Test
    void growBySmallerStepsWhileNothingBreaksThem() {
        double[] expected = {0.1, 0.19, 0.28, 0.361};
        for (double margin : expected) {
            assertThat(margins.of("A")).isEqualTo(margin, within(1e-12));
            margins.noteUnbroken("A");
            assertThat(margins.of("A")).as("while the epoch runs").isEqualTo(margin, within(1e-12));
            margins.endEpoch();
        }
    }

    @Test
    void comeToTheSmallestDistanceOfAnEpochWhateverTheOrderOfItsDraws() {
        margins.noteUnbroken("A");
        margins.noteBroken("A", 0.07);
        margins.noteBroken("A", 0.05);
        margins.noteBroken("B", 0.05);
        margins.noteBroken("B", 0.07);
        margins.noteUnbroken("B");
        margins.endEpoch();
        assertThat(margins.values()).isEqualTo(Map.of("A", 0.05, "B", 0.05));
        margins.endEpoch();
        assertThat(margins.values()).as("an epoch without them").isEqualTo(Map.of("A", 0.05, "B", 0.05));
    }

    /** Right in one draw of two is not right: what withstood then, or broke at a distance, says nothing. */
    @Test
    void stayWhereARecordingWasWrongInAnyDraw() {
        margins.noteBroken("A", 0.3);
        margins.endEpoch();
        margins.noteUnbroken("A");
        margins.noteWrong("A");
        margins.noteWrong("B");
        margins.noteBroken("B", 0.05);
        margins.endEpoch();
        assertThat(margins.values()).isEqualTo(Map.of("A", 0.3));
    }

    @Test
    void areTheSameAfterARestoration() {
        margins.noteUnbroken("A");
        margins.endEpoch();
        Margins other = new Margins(0.1);
        other.noteBroken("C", 0.3);
        other.restore(margins.values());
        other.endEpoch();
        assertThat(other.values()).isEqualTo(margins.values());
    }
}
