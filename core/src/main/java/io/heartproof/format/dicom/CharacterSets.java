package io.heartproof.format.dicom;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text by what Specific Character Set names: one byte per character, UTF-8, GB18030, GBK, or several sets that escapes
 * switch between ({@link EscapedText}). Bytes that no set is named for, or that are not in the one named, are UTF-8 where
 * they could be that, otherwise Latin-1.
 *
 * <p>Source: DICOM PS3.3, C.12.1.1.2. Immutable.
 */
record CharacterSets(Optional<Charset> first, boolean isEscaped) {
    /** Where a file names none: plain ASCII, if the file keeps to the rules. */
    static final CharacterSets UNNAMED = new CharacterSets(Optional.empty(), false);

    private static final Pattern NUMBERED =
            Pattern.compile("(ISO[ _-]?2022[ _-])?(?:ISO[ _-]?)?IR[ _-]?(\\d{1,3})", Pattern.CASE_INSENSITIVE);

    private static final Map<String, String> BY_NAME =
            Map.of("GB18030", "GB18030", "GBK", "GBK", "UTF-8", "UTF-8", "UTF8", "UTF-8");

    private static final Map<String, String> BY_NUMBER = RegisteredSet.byNumber();

    /** The sets that the element's text names, parted by backslashes. */
    static CharacterSets of(String text) {
        String[] terms = text.split("\\\\", -1);
        Optional<Charset> first = charset(terms[0].strip());
        boolean isWhole = first.filter(
                        set -> set.name().startsWith("UTF") || set.name().startsWith("GB1"))
                .isPresent();
        Matcher numbered = NUMBERED.matcher(terms[0].strip());
        boolean isEscaped = terms.length > 1 || (numbered.matches() && numbered.group(1) != null);
        return new CharacterSets(first, isEscaped && !isWhole);
    }

    private static Optional<Charset> charset(String term) {
        Matcher numbered = NUMBERED.matcher(term);
        String name = numbered.matches() ? BY_NUMBER.get(numbered.group(2)) : BY_NAME.get(term);
        return name == null || !Charset.isSupported(name) ? Optional.empty() : Optional.of(Charset.forName(name));
    }

    String decode(ByteBuffer bytes) {
        if (isEscaped) {
            return new EscapedText(first.orElse(StandardCharsets.ISO_8859_1)).decode(bytes);
        }
        return first.flatMap(set -> strictly(set, bytes))
                .or(() -> strictly(StandardCharsets.UTF_8, bytes))
                .orElseGet(() ->
                        StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString());
    }

    private static Optional<String> strictly(Charset set, ByteBuffer bytes) {
        try {
            return Optional.of(set.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(bytes.duplicate())
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
