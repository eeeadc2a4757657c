package io.heartproof.file;

import de.siegmar.fastcsv.reader.CsvParseException;

/** Says why a file is no CSV, as the library says it, but in the digits 0 to 9: it writes those of the machine's locale. */
public final class MalformedCsv {
    private MalformedCsv() {}

    /** The innermost reason, one line. */
    public static String reason(CsvParseException refusal) {
        Throwable deepest = refusal;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        String said = String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no CSV");
        StringBuilder plain = new StringBuilder();
        said.codePoints()
                .map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(plain::appendCodePoint);
        return plain.toString();
    }
}
