package io.heartproof.web.intake;

import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The part of an address after the question mark as names and values, in order; {@link RequestRefusal} where it is malformed. */
final class QueryText {
    private QueryText() {}

    static Map<String, List<String>> values(@Nullable String text) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (String pair : text == null ? new String[0] : text.split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
                values.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
            }
        }
        return values;
    }

    /** Percent-encoded UTF-8, a plus for a space, nothing else. */
    private static String decoded(String text) {
        ByteBuffer bytes = ByteBuffer.allocate(text.length());
        for (int i = 0; i < text.length(); i++) {
            char next = text.charAt(i);
            if (next == '%') {
                bytes.put((byte) (digit(text, i + 1) << 4 | digit(text, i + 2)));
                i += 2;
            } else if (next < 0x80) {
                bytes.put((byte) (next == '+' ? ' ' : next));
            } else {
                throw malformed();
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes.flip()).toString();
        } catch (CharacterCodingException e) {
            throw malformed();
        }
    }

    private static int digit(String text, int place) {
        int digit = place < text.length() && text.charAt(place) < 0x80 ? Character.digit(text.charAt(place), 16) : -1;
        if (digit < 0) {
            throw malformed();
        }
        return digit;
    }

    private static RequestRefusal malformed() {
        return new RequestRefusal(
                ProblemKind.BAD_REQUEST,
                "the address is malformed after its question mark: expected UTF-8, percent-encoded");
    }
}
