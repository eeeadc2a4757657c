package io.heartproof.problem;

import java.util.regex.Pattern;

/**
 * Text from files and from the user as it may be shown. What would break the line, steer a terminal or turn the direction of
 * writing (control and format characters, line and paragraph separators, halves of surrogate pairs) becomes the escape that
 * JSON has for it, so that JSON still reads it as the character.
 */
public final class PlainText {
    private static final Pattern ODD = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}\\p{Cs}]");

    private PlainText() {}

    /** The text in one line. */
    public static String of(String text) {
        return ODD.matcher(text).replaceAll(match -> escaped(match.group()).replace("\\", "\\\\"));
    }

    private static String escaped(String character) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < character.length(); i++) {
            String hex = Integer.toHexString(character.charAt(i));
            escaped.append("\\u").append("0".repeat(4 - hex.length())).append(hex);
        }
        return escaped.toString();
    }
}
