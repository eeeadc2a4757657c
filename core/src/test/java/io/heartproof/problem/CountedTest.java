package io.heartproof.problem;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountedTest {
    @ParameterizedTest
    @CsvSource({
        "0, sample, 0 samples are",
        "1, sample, 1 sample is",
        "2, sample, 2 samples are",
        "1, further line, 1 further line is",
        "3, further line, 3 further lines are",
        "5, class, 5 classes are",
        "7, entry, 7 entries are",
        "8, day, 8 days are",
    })
    void theNumberChoosesNounAndVerb(long number, String noun, String expected) {
        assertThat(Counted.of(number, noun) + " " + Counted.be(number)).isEqualTo(expected);
    }
}
