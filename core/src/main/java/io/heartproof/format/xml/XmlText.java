package io.heartproof.format.xml;

import io.heartproof.problem.BadData;
import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The characters of an XML file: by its byte order mark, by the zeros of UTF-16 around its first character, or as its
 * declaration says, otherwise UTF-8. A byte that the encoding does not have is an error, never another character.
 */
final class XmlText {
    private static final int DECLARATION_BYTES = 256;
    private static final Pattern DECLARED =
            Pattern.compile("\\A\\s*<\\?xml[^>]*?\\sencoding\\s*=\\s*[\"']([A-Za-z0-9._:-]+)[\"']");

    private final String where;
    private final byte[] bytes;
    private final int markBytes;
    private final Charset charset;

    /** @throws BadData where the encoding is not known, or cannot be that of these bytes */
    XmlText(String where, byte[] bytes) {
        this.where = where;
        this.bytes = bytes;
        if (startsWith(0xef, 0xbb, 0xbf)) {
            this.markBytes = 3;
            this.charset = StandardCharsets.UTF_8;
        } else if (startsWith(0xfe, 0xff) || startsWith(0xff, 0xfe)) {
            this.markBytes = 2;
            this.charset = startsWith(0xfe, 0xff) ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
        } else {
            this.markBytes = 0;
            this.charset = withoutMark();
        }
    }

    private Charset withoutMark() {
        if (startsWith(0, '<') || startsWith('<', 0)) {
            return startsWith('<', 0) ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_16BE;
        }
        String start = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher declared = DECLARED.matcher(start);
        return declared.find() ? named(declared.group(1)) : StandardCharsets.UTF_8;
    }

    /** The declaration has been read as single bytes, so that what it names must have those. */
    private Charset named(String name) {
        try {
            Charset named = Charset.forName(name);
            if (!new String("<".getBytes(StandardCharsets.US_ASCII), named).equals("<")) {
                throw new BadData(where, "the file says that it is in " + name + ", but it is in single bytes");
            }
            return named;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new BadData(
                    where, "the file says that it is in '" + name + "', which is no encoding that is known", e);
        }
    }

    /** Gives the characters; fails with a {@link java.nio.charset.CharacterCodingException} at a byte that stands for none. */
    Reader open() {
        return new InputStreamReader(new ByteArrayInputStream(bytes, markBytes, bytes.length - markBytes), strictly());
    }

    /** What {@link #open} fails with, as one line that names the first line with such a byte. */
    BadData wrongCharacter(Throwable cause) {
        return new BadData(
                String.format(Locale.ROOT, "%s, line %d", where, firstWrongLine()),
                "the file has bytes that are no " + charset.name() + ", as which it is declared or begins",
                cause);
    }

    private int firstWrongLine() {
        ByteBuffer in = ByteBuffer.wrap(bytes, markBytes, bytes.length - markBytes);
        CharBuffer out = CharBuffer.allocate(1 << 13);
        CharsetDecoder decoder = strictly();
        CoderResult result = CoderResult.OVERFLOW;
        while (result.isOverflow()) {
            out.clear();
            result = decoder.decode(in, out, true);
        }
        int lines = 1;
        for (int i = 0; i < in.position(); i++) {
            lines += bytes[i] == '\n' ? 1 : 0;
        }
        return lines;
    }

    private CharsetDecoder strictly() {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private boolean startsWith(int... start) {
        for (int i = 0; i < start.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
