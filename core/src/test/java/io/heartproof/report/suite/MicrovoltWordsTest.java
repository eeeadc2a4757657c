package io.heartproof.report.suite;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MicrovoltWordsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "20 | less than a pen\u2019s width on paper",
                "50 | 0.5\u00a0mm on paper, less than the 0.1\u00a0mV from which an ST deviation counts",
                "100 | 1\u00a0mm on paper, as much as an ST deviation that counts",
                "800 | 8\u00a0mm on paper, as high as a QRS complex of low voltage",
            })
    void saysWhatAnAmplitudeIsOnPaper(double microvolts, String words) {
        assertThat(MicrovoltWords.meaning(microvolts)).isEqualTo(words);
    }
}
