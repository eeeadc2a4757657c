package io.heartproof.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PlainLogTest {
    @Test
    void aLineSaysLevelLoggerAndMessage() {
        assertThat(line("cannot delete {}", null, "A0001.hea")).isEqualTo("WARN  Upload: cannot delete A0001.hea\n");
    }

    @Test
    void charactersThatSteerATerminalOrBreakTheLineAreShown() {
        assertThat(line("bad host [{}]", null, "\u009b31m\u001b[31m\u202ea\r\nERROR Other: b"))
                .isEqualTo("WARN  Upload: bad host [\\u009b31m\\u001b[31m\\u202ea\\u000d\\u000aERROR Other: b]\n");
    }

    @Test
    void aStackTraceKeepsItsLinesAndShowsTheCharactersOfItsMessage() {
        String lines = line("failed", new IOException("\u001b[31mred.hea"));

        assertThat(lines.lines())
                .startsWith("WARN  Upload: failed", "java.io.IOException: \\u001b[31mred.hea")
                .anyMatch(line -> line.startsWith("    at io.heartproof.cli.text.PlainLogTest."));
        assertThat(lines).endsWith("\n").doesNotContain("\t");
    }

    private static String line(String message, @Nullable Throwable failure, Object... arguments) {
        LoggerContext context = new LoggerContext();
        return new PlainLog()
                .doLayout(new LoggingEvent(
                        PlainLogTest.class.getName(),
                        context.getLogger("io.heartproof.web.upload.Upload"),
                        Level.WARN,
                        message,
                        failure,
                        arguments));
    }
}
