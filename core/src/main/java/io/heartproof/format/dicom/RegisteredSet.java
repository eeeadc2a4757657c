package io.heartproof.format.dicom;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A set of characters of more than ASCII. Source: DICOM PS3.3, C.12.1.1.2. Immutable.
 *
 * @param number in the registry ISO-IR, as the term {@code ISO_IR 100} has it
 * @param escape what switches bytes from 128 on to it, without the escape byte; empty where nothing does
 * @param charset Java's name of it
 */
record RegisteredSet(String number, String escape, String charset) {
    private static final List<RegisteredSet> ALL = List.of(
            new RegisteredSet("100", "-A", "ISO-8859-1"),
            new RegisteredSet("101", "-B", "ISO-8859-2"),
            new RegisteredSet("109", "-C", "ISO-8859-3"),
            new RegisteredSet("110", "-D", "ISO-8859-4"),
            new RegisteredSet("144", "-L", "ISO-8859-5"),
            new RegisteredSet("127", "-G", "ISO-8859-6"),
            new RegisteredSet("126", "-F", "ISO-8859-7"),
            new RegisteredSet("138", "-H", "ISO-8859-8"),
            new RegisteredSet("148", "-M", "ISO-8859-9"),
            new RegisteredSet("203", "-b", "ISO-8859-15"),
            new RegisteredSet("13", ")I", "JIS_X0201"),
            new RegisteredSet("166", "-T", "TIS-620"),
            new RegisteredSet("149", "$)C", "EUC-KR"),
            new RegisteredSet("58", "$)A", "GB2312"),
            new RegisteredSet("192", "", "UTF-8"));

    /** Java's names by number. */
    static Map<String, String> byNumber() {
        return by(RegisteredSet::number);
    }

    /** Java's names by escape. */
    static Map<String, String> byEscape() {
        return by(RegisteredSet::escape);
    }

    private static Map<String, String> by(Function<RegisteredSet, String> key) {
        return ALL.stream()
                .filter(set -> !key.apply(set).isEmpty())
                .collect(Collectors.toUnmodifiableMap(key, RegisteredSet::charset));
    }
}
