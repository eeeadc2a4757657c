package io.heartproof.format.csv;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the text of a table is written, as its start tells: the character set (by a byte order mark, else UTF-8, or Latin-1 where
 * it is no UTF-8), the separator (comma, semicolon, tab or bar: the one that the first row has most of), the quote ({@code "}
 * or {@code '}), and what stands before the first row: Excel's {@code sep=;} and comments. Where numbers follow the last comment,
 * that comment is the first row.
 *
 * @param linesBefore lines before the first row
 * @param charactersBefore characters of the first row's line that are no part of it
 * @param rows the lines from the first row on, as far as they were read
 */
record TableText(
        Charset charset, char separator, char quote, int linesBefore, int charactersBefore, List<String> rows) {
    private static final int START_BYTES = 1 << 16;
    private static final int ROWS_LOOKED_AT = 3;
    private static final String BYTE_ORDER_MARK = "\ufeff";
    private static final String COMMENT = "#";
    private static final String SEPARATORS = "\t;,|";
    private static final Pattern EXCEL = Pattern.compile("\"?sep=([\t;,|])\"?", Pattern.CASE_INSENSITIVE);
    private static final Pattern BEFORE_COMMENT = Pattern.compile("#+\\s*");

    /** How a file's text is written. */
    static TableText of(RecordingFile file) throws IOException {
        return of(file.start(START_BYTES));
    }

    /** How text is written that starts with these bytes. */
    static TableText of(byte[] start) {
        Charset charset = charset(start);
        String text = charset.decode(ByteBuffer.wrap(start)).toString();
        List<String> lines = (text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text)
                .lines()
                .toList();
        Matcher excel = EXCEL.matcher(lines.isEmpty() ? "" : lines.get(0));
        int first = firstRow(lines, excel.matches() ? 1 : 0);
        List<String> rows =
                lines.subList(Math.min(first, lines.size()), Math.min(first + ROWS_LOOKED_AT, lines.size()));
        String head = rows.isEmpty() ? "" : rows.get(0);
        Matcher comment = BEFORE_COMMENT.matcher(head);
        int before = comment.lookingAt() ? comment.end() : 0;
        String names = head.substring(before);
        char quote = names.stripLeading().startsWith("'") ? '\'' : '"';
        return new TableText(
                charset,
                excel.matches() ? excel.group(1).charAt(0) : separator(names, quote),
                quote,
                first,
                before,
                rows);
    }

    /** The text from the first row on. */
    Reader open(RecordingFile file) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(file.stream(), charset));
        reader.mark(1);
        if (reader.read() != BYTE_ORDER_MARK.charAt(0)) {
            reader.reset();
        }
        for (int i = 0; i < linesBefore; i++) {
            reader.readLine();
        }
        reader.skip(charactersBefore);
        return reader;
    }

    /** The first row's cells, without quotes. */
    List<String> heads() {
        return rows.isEmpty() ? List.of() : cells(rows.get(0).substring(charactersBefore));
    }

    /**
     * Refuses a table that lies on its side.
     *
     * @param where file, for the message
     */
    void requireColumnPerLead(String where) {
        List<String> heads = heads();
        boolean numbersBehindAName =
                heads.size() > 2 && !isNumber(heads.get(0)) && isNumber(heads.get(1)) && isNumber(heads.get(2));
        boolean namesInFront = rows.size() == ROWS_LOOKED_AT
                && rows.stream()
                        .skip(1)
                        .allMatch(row -> Column.isStandardLead(cells(row).get(0)));
        if (numbersBehindAName || namesInFront) {
            throw new BadData(where, "the table has rows for single leads: it must have a column per lead");
        }
    }

    private static boolean isNumber(String text) {
        return Decimal.parse(text).isPresent();
    }

    private List<String> cells(String row) {
        return Arrays.stream(row.split(Pattern.quote(String.valueOf(separator)), -1))
                .map(cell -> cell.replace(String.valueOf(quote), "").strip())
                .toList();
    }

    private static int firstRow(List<String> lines, int from) {
        int row = from;
        while (row < lines.size() && lines.get(row).startsWith(COMMENT)) {
            row++;
        }
        boolean namesInComment = row > from && row < lines.size() && startsWithNumber(lines.get(row));
        return namesInComment ? row - 1 : row;
    }

    private static boolean startsWithNumber(String line) {
        return isNumber(line.split("[" + SEPARATORS + "]", 2)[0].strip());
    }

    private static char separator(String names, char quote) {
        String plain = names.replaceAll(quote + "[^" + quote + "]*" + quote, "");
        char best = ',';
        long most = 0;
        for (int i = 0; i < SEPARATORS.length(); i++) {
            char separator = SEPARATORS.charAt(i);
            long count = plain.chars().filter(c -> c == separator).count();
            if (count > most) {
                best = separator;
                most = count;
            }
        }
        return best;
    }

    private static Charset charset(byte[] start) {
        if (startsWith(start, 0xff, 0xfe)) {
            return StandardCharsets.UTF_16LE;
        }
        if (startsWith(start, 0xfe, 0xff)) {
            return StandardCharsets.UTF_16BE;
        }
        boolean utf8 = !StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(start), CharBuffer.allocate(start.length), start.length < START_BYTES)
                .isError();
        return utf8 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    }

    private static boolean startsWith(byte[] start, int first, int second) {
        return start.length >= 2 && (start[0] & 0xff) == first && (start[1] & 0xff) == second;
    }
}
