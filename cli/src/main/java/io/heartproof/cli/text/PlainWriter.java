package io.heartproof.cli.text;

import io.heartproof.problem.PlainText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What all that commands print goes through: line ends and tabs pass, everything else that steers a terminal is written out,
 * see {@link PlainText}. Not thread-safe by itself; a {@link PrintWriter} around it locks.
 */
public final class PlainWriter extends FilterWriter {
    private static final Pattern PART = Pattern.compile("(\\r?\\n|\\t)|[^\\r\\n\\t]+|\\r");

    /** @param out what is written to, and closed with this */
    public PlainWriter(Writer out) {
        super(out);
    }

    @Override
    public void write(int character) throws IOException {
        write(String.valueOf((char) character));
    }

    @Override
    public void write(char[] characters, int from, int count) throws IOException {
        write(new String(characters, from, count), 0, count);
    }

    @Override
    public void write(String text, int from, int count) throws IOException {
        Matcher part = PART.matcher(text).region(from, from + count);
        while (part.find()) {
            out.write(part.group(1) == null ? PlainText.of(part.group()) : part.group());
        }
    }

    /** Tells of an error that a {@link PrintWriter} behind this only remembers. */
    @Override
    public void flush() throws IOException {
        out.flush();
        if (out instanceof PrintWriter printer && printer.checkError()) {
            throw new IOException("cannot write");
        }
    }
}
