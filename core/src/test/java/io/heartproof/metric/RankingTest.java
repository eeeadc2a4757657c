package io.heartproof.metric;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.label.ClassSet;
import io.heartproof.label.LabelSet;
import io.heartproof.label.LogOdds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    private static final LabelSet LABELS = new LabelSet(List.of("NSR", "AF", "STE"));
    private static final Bootstrap BOOTSTRAP = new Bootstrap(400, 3);

    /** Two recordings of each of two classes: for NSR three of four pairs are in order, for AF all. */
    private static final List<LogOdds> ODDS = List.of(
            LogOdds.of(ClassSet.of(0), 2, -2, 0),
            LogOdds.of(ClassSet.of(0), 0, -1, 0),
            LogOdds.of(ClassSet.of(1), 1, 3, 0),
            LogOdds.of(ClassSet.of(1), -1, 0, 0));

    private static final int[] TRUTH = {0, 0, 1, 1};

    @Test
    void givesEveryClassItsAreaAndTheirMean() {
        Scores scores = BOOTSTRAP.scores(LABELS, TRUTH, new int[] {0, 0, 1, 1}, ODDS);

        Figure.Known nsr = scores.perClass().get(0).auroc().known().orElseThrow();
        assertThat(nsr.value()).isEqualTo(0.75);
        assertThat(nsr.low()).isLessThan(0.75);
        assertThat(scores.perClass().get(1).auroc().known().orElseThrow().value())
                .isEqualTo(1);
        assertThat(scores.macroAuroc().known().orElseThrow().value()).isEqualTo(0.875);
        assertThat(scores.perClass().get(2).auroc())
                .hasToString("AUROC of STE is undefined: no STE recording among 4 recordings");
    }

    @Test
    void leavesAllOtherFiguresAsTheyAre() {
        Scores counted = BOOTSTRAP.scores(LABELS, TRUTH, new int[] {0, 1, 1, 2});
        Scores ranked = BOOTSTRAP.scores(LABELS, TRUTH, new int[] {0, 1, 1, 2}, ODDS);

        assertThat(ranked.figures().byKey())
                .containsAllEntriesOf(counted.figures().byKey())
                .hasSize(4);
        assertThat(ranked.confusion()).isEqualTo(counted.confusion());
        assertThat(BOOTSTRAP.scores(LABELS, TRUTH, new int[] {0, 1, 1, 2}, List.of()))
                .isEqualTo(counted);
        assertThat(counted.macroAuroc()).hasToString("macroAuroc is undefined: the results do not have it");
    }

    /** All pairs are in order: Wilson's lower limit of 2 of 2, 2 / (2 + 3.84). */
    @Test
    void doesNotTakeAFewRecordingsInOrderForCertainty() {
        Scores scores = BOOTSTRAP.scores(LABELS, TRUTH, new int[] {0, 0, 1, 1}, ODDS);

        Figure.Known af = scores.perClass().get(1).auroc().known().orElseThrow();
        assertThat(af.low()).isBetween(0.342, 0.343);
        assertThat(af.high()).isEqualTo(1);
    }

    @Test
    void isUndefinedWhereThereIsNobodyToTellApart() {
        Scores one = BOOTSTRAP.scores(LABELS, new int[] {1, 1}, new int[] {1, 1}, ODDS.subList(2, 4));
        Scores none = BOOTSTRAP.scores(LABELS, new int[0], new int[0], new ArrayList<>());

        assertThat(one.perClass().get(1).auroc())
                .hasToString("AUROC of AF is undefined: no recording of another class among 2 recordings");
        assertThat(one.macroAuroc()).hasToString("macro AUROC is undefined: there are no two classes with recordings");
        assertThat(none.macroAuroc().known()).isEmpty();
    }

    /** One list of odds is at least as bad as the other for every recording. */
    @Test
    void doesNotRiseWhereOddsGetWorse() {
        int[] truth = IntStream.range(0, 30).map(i -> i % 3).toArray();
        List<LogOdds> odds = IntStream.range(0, 30)
                .mapToObj(i -> LogOdds.of(ClassSet.of(i % 3), i * 7 % 11, i * 5 % 13, i * 3 % 17))
                .toList();
        List<LogOdds> worse = IntStream.range(0, 30)
                .mapToObj(i -> odds.get(i).worse(LogOdds.of(ClassSet.of(i % 3), i * 4 % 11, i * 8 % 13, i * 6 % 17)))
                .toList();

        Scores before = BOOTSTRAP.scores(LABELS, truth, truth, odds);
        Scores after = BOOTSTRAP.scores(LABELS, truth, truth, worse);
        for (int k = 0; k < 3; k++) {
            assertThat(value(after.perClass().get(k).auroc()))
                    .isLessThan(value(before.perClass().get(k).auroc()));
        }
    }

    private static double value(Figure figure) {
        return figure.known().orElseThrow().value();
    }
}
