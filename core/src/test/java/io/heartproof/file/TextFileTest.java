package io.heartproof.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TextFileTest {
    @TempDir
    private Path folder;

    static Stream<Charset> charsets() {
        return Stream.of(StandardCharsets.UTF_8, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
    }

    @ParameterizedTest
    @MethodSource("charsets")
    void takesTheMarkOff(Charset charset) throws IOException {
        byte[] bytes = "\ufeff\u00e4.hea\r\nb.hea\n".getBytes(charset);
        assertThat(TextFile.decoded(bytes)).isEqualTo("\u00e4.hea\r\nb.hea\n");
        assertThat(TextFile.read(Files.write(folder.resolve("list"), bytes), 100))
                .isEqualTo("\u00e4.hea\r\nb.hea\n");
        try (BufferedReader reader = TextFile.reader(new ByteArrayInputStream(bytes))) {
            assertThat(reader.lines()).containsExactly("\u00e4.hea", "b.hea");
        }
    }

    @Test
    void readsTextWithoutAMarkAsUtf8() throws IOException {
        for (String text : List.of("", "a", "ab", "\u00e4\nb")) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            assertThat(TextFile.decoded(bytes)).isEqualTo(text);
            try (BufferedReader reader = TextFile.reader(new ByteArrayInputStream(bytes))) {
                assertThat(reader.lines())
                        .containsExactlyElementsOf(text.lines().toList());
            }
        }
    }

    @Test
    void readsWhatIsNoUtf8AsLatin1() {
        assertThat(TextFile.decoded(new byte[] {'a', (byte) 0xe4})).isEqualTo("a\u00e4");
    }
}
