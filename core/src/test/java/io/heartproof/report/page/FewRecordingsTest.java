package io.heartproof.report.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FewRecordingsTest {
    @Test
    void marksFewerThanTwentyButNotNone() {
        assertThat(FewRecordings.marked(0)).isEqualTo("0");
        assertThat(FewRecordings.marked(1)).isEqualTo("1\u2009\u2020");
        assertThat(FewRecordings.marked(19)).isEqualTo("19\u2009\u2020");
        assertThat(FewRecordings.marked(20)).isEqualTo("20");
    }
}
