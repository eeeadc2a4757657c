package io.heartproof.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import org.junit.jupiter.api.Test;

class PlainWriterTest {
    private final StringWriter text = new StringWriter();
    private final PrintWriter out = new PrintWriter(new PlainWriter(text));

    @Test
    void writesOutWhatSteersATerminal() {
        out.print("lead \u001b[31mII\u001b[0m \u202eIII\r \u009b2J");
        out.write('\u001b');
        out.flush();
        assertThat(text).hasToString("lead \\u001b[31mII\\u001b[0m \\u202eIII\\u000d \\u009b2J\\u001b");
    }

    @Test
    void passesLinesTabsAndOtherText() {
        String lines = "a\tb\n\nc\r\n\t\u5fc3 \\ $1\n";
        out.print(lines);
        out.flush();
        assertThat(text).hasToString(lines);
    }

    @Test
    void tellsOfAnErrorBehindIt() {
        PrintWriter broken = new PrintWriter(new Writer() {
            @Override
            public void write(char[] characters, int from, int count) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
        PrintWriter around = new PrintWriter(new PlainWriter(broken));
        around.print("a");
        assertThat(around.checkError()).isTrue();
    }
}
