package io.heartproof.benchmark.card;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.benchmark.card.CheckRow.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CheckRowTest {
    @Test
    void judgesAtTheLimitItself() {
        assertThat(CheckRow.atMost("", 0.001, 0.001).verdict()).isEqualTo(Verdict.OK);
        assertThat(CheckRow.atMost("", 0.0011, 0.001).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(CheckRow.close("", 5, 7, 2).verdict()).isEqualTo(Verdict.OK);
        assertThat(CheckRow.close("", 7, 4, 2).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(CheckRow.atLeast("", 250, 100, 2.5).verdict()).isEqualTo(Verdict.OK);
        assertThat(CheckRow.atLeast("", 249, 100, 2.5).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void whatIsNoNumberFails() {
        assertThat(CheckRow.atMost("", Double.NaN, 1).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(CheckRow.close("", Double.NaN, Double.NaN, 1).verdict()).isEqualTo(Verdict.FAILED);
        assertThat(CheckRow.atLeast("", Double.NaN, 1, 1).verdict()).isEqualTo(Verdict.FAILED);
    }

    @Test
    void writesFiguresShortly() {
        assertThat(List.of(0.0, 1.5e-6, 0.001, 2.17, 9.0, 1234.0, 33_000.0).stream()
                        .map(CheckRow::text))
                .containsExactly("0", "1.5e-06", "0.001", "2.17", "9", "1234", "3.3e+04");
    }

    @Test
    void aTableCountsWhatFailed() {
        List<String> lines = new ArrayList<>();
        CardTable table = new CardTable("cuda:0", lines::add);
        assertThat(lines).hasSize(1);
        table.add(List.of(CheckRow.atMost("one", 2, 1), CheckRow.shown("two", "3", "4")));
        assertThat(lines).hasSize(3);
        table.add(List.of(CheckRow.atMost("three", 1, 1)));

        assertThat(table.end()).isFalse();
        assertThat(lines).hasSize(5).last().isEqualTo("1 of what was asked for failed");
    }
}
