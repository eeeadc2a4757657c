package io.heartproof.format.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.problem.BadData;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlFileTest {
    private static final String NAME = "M\u00fcller";

    @TempDir
    Path folder;

    private XmlElement read(String text, Charset charset) throws IOException {
        return XmlFile.read(RecordingFile.of(Files.write(folder.resolve("x.xml"), text.getBytes(charset))));
    }

    private static String declared(String encoding) {
        return "<?xml version=\"1.0\" encoding=\"" + encoding + "\"?>\n<a>" + NAME + "</a>";
    }

    private void assertRefused(String text, Charset charset, String message) {
        PrintStream before = System.err;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            assertThatThrownBy(() -> read(text, charset))
                    .isInstanceOf(BadData.class)
                    .hasMessage(folder.resolve("x.xml") + message);
        } finally {
            System.setErr(before);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "UTF-8, UTF-8",
        "utf-8, UTF-8",
        "ISO-8859-1, ISO-8859-1",
        "windows-1252, windows-1252",
        "utf-16, UTF-16",
        "UTF-16LE, UTF-16LE",
        "UTF-16, UTF-16BE",
        "UTF-8, UTF-16LE"
    })
    void readsTheEncodingThatIsDeclaredOrMarked(String declared, String written) throws IOException {
        assertThat(read(declared(declared), Charset.forName(written)).text()).isEqualTo(NAME);
    }

    @Test
    void readsAByteOrderMarkOfUtf8() throws IOException {
        assertThat(read("\ufeff<a>" + NAME + "</a>", StandardCharsets.UTF_8).text())
                .isEqualTo(NAME);
    }

    @Test
    void refusesBytesThatTheEncodingDoesNotHaveInOneLineAndPrintsNone() {
        assertRefused(
                declared("UTF-8"),
                StandardCharsets.ISO_8859_1,
                ", line 2: the file has bytes that are no UTF-8, as which it is declared or begins");
        assertRefused(
                "<a>" + "\n".repeat(20_000) + NAME + "</a>",
                StandardCharsets.ISO_8859_1,
                ", line 20001: the file has bytes that are no UTF-8, as which it is declared or begins");
    }

    @Test
    void refusesEncodingsThatCannotBeThatOfTheFile() {
        assertRefused(
                declared("UTF-16"),
                StandardCharsets.UTF_8,
                ": the file says that it is in UTF-16, but it is in single bytes");
        assertRefused(
                declared("UTF-32"),
                StandardCharsets.UTF_8,
                ": the file says that it is in UTF-32, but it is in single bytes");
        assertRefused(
                declared("klingon"),
                StandardCharsets.UTF_8,
                ": the file says that it is in 'klingon', which is no encoding that is known");
    }

    @Test
    void readsNamesWithoutTheirNamespaces() throws IOException {
        XmlElement root = read(
                "<h:a xmlns:h=\"urn:x\" xmlns:type=\"urn:y\" h:type=\"b\"><h:c>1</h:c></h:a>", StandardCharsets.UTF_8);
        assertThat(root.name()).isEqualTo("a");
        assertThat(root.attribute("type")).contains("b");
        assertThat(root.textOf("c")).isEqualTo("1");
    }

    /** The platform's parser takes the square of their number otherwise; that of Java 24 refuses more than 200 by itself. */
    @Test
    void countsNamespacesAsTheAttributesThatTheyAre() {
        StringBuilder text = new StringBuilder("<a>");
        for (int i = 0; i < 750; i++) {
            text.append("<b");
            for (int k = 0; k < 180; k++) {
                text.append(" xmlns:n").append(k).append("=\"u\"");
            }
            text.append("/>");
        }
        assertRefused(
                text + "</a>",
                StandardCharsets.UTF_8,
                ": at most 131072 elements and attributes in 64 levels are read, got more");
    }

    @Test
    void endsWhereItIsInterrupted() throws IOException {
        Path file = Files.writeString(folder.resolve("x.xml"), "<a/>");
        XmlText text = new XmlText("x.xml", Files.readAllBytes(file));
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> XmlFile.read("x.xml", text)).isInstanceOf(CancellationException.class);
        } finally {
            Thread.interrupted();
        }
    }
}
