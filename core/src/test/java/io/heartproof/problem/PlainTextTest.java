package io.heartproof.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.file.Json;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainTextTest {
    @ParameterizedTest
    @ValueSource(ints = {0, 0x1b, 0x9b, '\n', '\r', 0x7f, 0x85, 0x200f, 0x202e, 0x2028, 0x2066, 0xfeff, 0xd83d})
    void writesOutWhatSteersATerminal(int character) {
        String shown = String.format(Locale.ROOT, "a\\u%04xb", character);
        assertThat(PlainText.of("a" + (char) character + "b")).isEqualTo(shown);
    }

    @Test
    void writesOutBothHalvesOfALongCharacter() {
        assertThat(PlainText.of("\udb40\udc01")).isEqualTo("\\udb40\\udc01");
    }

    @Test
    void keepsAllOtherText() {
        String text = "aVR \\ $1 \u00e4 \u03bc \u5fc3\u96fb\u56f3 \u0642\u0644\u0628 \ud83d\udc93";
        assertThat(PlainText.of(text)).isEqualTo(text);
    }

    @Test
    void isReadByJsonAsTheCharacterItself() {
        String json = "\"" + PlainText.of("a\u202eb\u009b") + "\"";
        assertThat(Json.mapper().readValue(json, String.class)).isEqualTo("a\u202eb\u009b");
    }

    @Test
    void isWhatBothKindsOfFailureSay() {
        assertThat(new BadData("a\u001b[31m", "b\nc").getMessage()).isEqualTo("a\\u001b[31m: b\\u000ac");
        assertThat(new BadUsage("--x: \u001b[2J").getMessage()).isEqualTo("--x: \\u001b[2J");
    }
}
