package io.heartproof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Formats without a locale are literals. In a literal the compiler's check (Error Prone's {@code DefaultLocale}) sees whether
 * a number is formatted, which would be in the digits of the machine's locale; in any other format it sees nothing.
 */
class ConstantFormatsTest {
    private static final Path ROOT = Path.of(System.getProperty("heartproof.root"));

    /** A call on something else than a literal, or with a first argument that begins with neither literal nor locale. */
    private static final Pattern HIDDEN = Pattern.compile(
            "[^\"\\s]\\s*\\.formatted\\(|String\\.format\\(\\s*(?!Locale\\.ROOT|\")\\S|String\\.format\\(\\s*\"[^\"]*\"\\s*\\+\\s*[^\"\\s]");

    @Test
    void noFormatWithoutALocaleIsPutTogetherAtRunTime() throws IOException {
        List<String> hidden = new ArrayList<>();
        for (Path source : sources()) {
            Matcher matcher = HIDDEN.matcher(Files.readString(source));
            while (matcher.find()) {
                hidden.add(ROOT.relativize(source) + ": " + matcher.group());
            }
        }
        assertThat(hidden).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format.formatted(1)",
                "(a + \"%d\")\n.formatted(1)",
                "String.format(f, 1)",
                "String.format(\"%\" + f, 1)"
            })
    void seesFormatsThatAreNoLiterals(String code) {
        assertThat(HIDDEN.matcher(code).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"%s\".formatted(1)", "String.format(\n Locale.ROOT, f, 1)", "String.format(\"%s\", 1)"})
    void letsLiteralsAndLocalesPass(String code) {
        assertThat(HIDDEN.matcher(code).find()).isFalse();
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> ROOT.relativize(file).toString().matches("[a-z]+/src/main/java/.*\\.java"))
                    .toList();
        }
    }
}
