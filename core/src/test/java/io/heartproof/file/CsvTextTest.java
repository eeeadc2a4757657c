package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvTextTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "=HYPERLINK(\"http://a\")",
                "+cmd|' /C calc'!A0",
                "-2+3",
                "-aVR",
                "@SUM(A1)",
                "\t=1",
                "\r=1",
                "\n=1",
                "\uff1d1+1",
                "'=1",
                "''+1",
                "1e",
                "-"
            })
    void putsAnApostropheBeforeFormulasAndTakesItAway(String text) {
        String cell = CsvText.cell(text);

        assertThat(cell).isEqualTo(text.equals("1e") ? text : "'" + text);
        assertThat(CsvText.text(cell)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "A0001", "-6.0", "+3", "-1.5E-7", "0", "a=b", "'quoted'", "it's", "''"})
    void leavesNumbersAndOtherTextsAsTheyAre(String text) {
        assertThat(CsvText.cell(text)).isEqualTo(text);
        assertThat(CsvText.text(text)).isEqualTo(text);
    }
}
