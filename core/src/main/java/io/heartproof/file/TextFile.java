package io.heartproof.file;

import io.heartproof.problem.BadData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Reads a whole text file: in the character set that a byte order mark names, else in UTF-8, else, where it is no UTF-8, in
 * Latin-1. The mark is no part of the text.
 */
public final class TextFile {
    private static final char MARK = '\uFEFF';
    private static final int LONGEST_MARK = 3;

    private TextFile() {}

    /** Reads a file; {@link BadData} where there is none, or it has more than {@code mostBytes}. */
    public static String read(Path file, long mostBytes) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadData(file.toString(), "no such file");
        }
        if (Files.size(file) > mostBytes) {
            throw new BadData(file.toString(), "expected at most " + mostBytes + " bytes, got " + Files.size(file));
        }
        return decoded(Files.readAllBytes(file));
    }

    /** The text that these bytes are. */
    public static String decoded(byte[] bytes) {
        try {
            String text = strictly(markedAs(bytes), bytes);
            return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    /** The same for a text that comes bit by bit, in UTF-8 where it has no mark; waits for its first three bytes. */
    public static BufferedReader reader(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, LONGEST_MARK);
        byte[] bytes = start.readNBytes(LONGEST_MARK);
        Charset charset = markedAs(bytes);
        byte[] mark = String.valueOf(MARK).getBytes(charset);
        int rest = Arrays.equals(mark, Arrays.copyOf(bytes, mark.length)) ? mark.length : 0;
        start.unread(bytes, rest, bytes.length - rest);
        return new BufferedReader(new InputStreamReader(start, charset));
    }

    private static Charset markedAs(byte[] bytes) {
        int first = bytes.length < 2 ? 0 : ((bytes[0] & 0xFF) << 8) | (bytes[1] & 0xFF);
        return switch (first) {
            case 0xFFFE -> StandardCharsets.UTF_16LE;
            case 0xFEFF -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.UTF_8;
        };
    }

    private static String strictly(Charset charset, byte[] bytes) throws CharacterCodingException {
        return charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    }
}
