package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvParseException;
import org.junit.jupiter.api.Test;

class MalformedCsvTest {
    @Test
    void hasPlainDigitsWhateverTheLocale() {
        CsvParseException arabic = new CsvParseException("Record \u0663 has \u0661\u0660 fields");
        assertThat(MalformedCsv.reason(arabic)).isEqualTo("Record 3 has 10 fields");
    }

    @Test
    void isTheFirstLineOfTheInnermostReason() {
        CsvParseException outer =
                new CsvParseException("at the file", new CsvParseException("quote in line 2\nor before"));
        assertThat(MalformedCsv.reason(outer)).isEqualTo("quote in line 2");
    }
}
