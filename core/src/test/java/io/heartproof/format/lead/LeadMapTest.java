package io.heartproof.format.lead;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadMapTest {
    @Test
    void readsNamesThatHoldEqualsSigns() {
        assertThat(LeadMap.of("--lead", List.of(" chan 1 = II", "a=b=avr")).leads())
                .isEqualTo(Map.of("chan 1", Lead.II, "a=b", Lead.AVR));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "chan 1 | --lead: expected NAME=LEAD, such as 'chan 1=II', got 'chan 1'",
                "=II | --lead: expected NAME=LEAD, such as 'chan 1=II', got '=II'",
                "chan 1=V9 | --lead: expected one of the leads [I, II, III, aVR, aVL, aVF, V1, V2, V3, V4, V5, V6],"
                        + " got 'chan 1=V9'",
                "chan 1= | --lead: expected one of the leads [I, II, III, aVR, aVL, aVF, V1, V2, V3, V4, V5, V6], got"
                        + " 'chan 1='",
                "a=II;b=II | --lead: expected every name and every lead once, got 'b=II' again",
                "a=II;a=I | --lead: expected every name and every lead once, got 'a=I' again",
                "a=II;A=I | --lead: expected every name and every lead once, got 'A=I' again",
            })
    void refusesInOneLine(String texts, String message) {
        assertThatThrownBy(() -> LeadMap.of("--lead", List.of(texts.split(";"))))
                .isInstanceOf(BadUsage.class)
                .hasMessage(message);
    }
}
