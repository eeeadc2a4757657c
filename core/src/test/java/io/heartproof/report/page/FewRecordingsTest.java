package io.heartproof.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.metric.Figure;
import org.junit.jupiter.api.Test;

class FewRecordingsTest {
    @Test
    void marksFewerThanTwentyButNotNone() {
        assertThat(FewRecordings.marked(0)).isEqualTo("0");
        assertThat(FewRecordings.marked(1)).isEqualTo("1\u2009\u2020");
        assertThat(FewRecordings.marked(19)).isEqualTo("19\u2009\u2020");
        assertThat(FewRecordings.marked(20)).isEqualTo("20");
    }

    /** Every list that is drawn of one recording is that recording: its range would say that it is known exactly. */
    @Test
    void figureOfOneRecordingHasNoRange() {
        Figure figure = new Figure.Known(0.351, 0.351, 0.351);

        assertThat(FewRecordings.cell(1, figure, Words.Share.DECIMAL)).isEqualTo(Table.number("0.351"));
        assertThat(FewRecordings.cell(2, figure, Words.Share.DECIMAL)).isEqualTo(Table.decimal(figure));
    }
}
