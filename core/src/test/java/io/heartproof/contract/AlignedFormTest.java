package io.heartproof.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlignedFormTest {
    @ParameterizedTest
    @CsvSource({"1, 32, 32", "32, 32, 32", "33, 32, 64", "1000, 1000, 1000", "7, 1000, 1000", "7, 1, 7"})
    void roundsUpToWholeBlocks(int samples, int block, int expected) {
        AlignedForm form = new AlignedForm(1000, block);
        assertThat(form.paddedLength(samples)).isEqualTo(expected);
        assertThat(form.start(samples, Purpose.EVALUATION, 0)).isZero();
        assertThat(form.start(samples, Purpose.TRAINING, 0.9)).isZero();
    }

    @Test
    void refusesSizesThatMakeNoSense() {
        assertThatThrownBy(() -> new AlignedForm(0, 1))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("cutSamples");
        assertThatThrownBy(() -> new AlignedForm(InputForm.LONGEST + 1, 1)).isInstanceOf(BadData.class);
        assertThatThrownBy(() -> new AlignedForm(10, 0))
                .isInstanceOf(BadData.class)
                .hasMessageContaining("blockSamples");
        assertThatThrownBy(() -> new AlignedForm(10, 11)).isInstanceOf(BadData.class);
        AlignedForm form = new AlignedForm(10, 5);
        assertThatThrownBy(() -> form.paddedLength(11)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void isReadFromWhatItIsWrittenAs() {
        String json = Json.line(new AlignedForm(1000, 10));
        assertThat(json).isEqualTo("{\"type\":\"aligned\",\"cutSamples\":1000,\"blockSamples\":10}");
        assertThat(Json.mapper().readValue(json, InputForm.class)).isEqualTo(new AlignedForm(1000, 10));
    }
}
