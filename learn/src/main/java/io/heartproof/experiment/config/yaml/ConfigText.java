package io.heartproof.experiment.config.yaml;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Writes settings with the order, the grouping and the comments of {@code defaults.yaml}, one line per key. */
final class ConfigText {
    /** Indentation, key, and the comment where the line has a value. */
    private static final Pattern LINE = Pattern.compile("( *)([A-Za-z0-9]+):(?:.*?(#.*))?");

    private static final Pattern PLAIN_WORD = Pattern.compile("[A-Za-z][A-Za-z0-9_.:-]*(?<!:)");
    private static final int COMMENT_COLUMN = 32;

    private ConfigText() {}

    /**
     * @param layout a YAML text, two blanks per level, each value with its comment on one line
     * @param values a value for every key of the layout
     */
    static String of(String layout, JsonNode values) {
        Deque<JsonNode> groups = new ArrayDeque<>();
        groups.push(values);
        StringBuilder text = new StringBuilder();
        for (String line : layout.lines().toList()) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                text.append(line.startsWith("#") ? "" : line + "\n");
                continue;
            }
            while (groups.size() > matcher.group(1).length() / 2 + 1) {
                groups.pop();
            }
            JsonNode value = groups.getFirst().path(matcher.group(2));
            if (value.isObject()) {
                groups.push(value);
                text.append(line).append('\n');
            } else {
                String setting = matcher.group(1) + matcher.group(2) + ": " + plain(value);
                text.append(padded(setting)).append(matcher.group(3)).append('\n');
            }
        }
        return text.toString();
    }

    private static String padded(String setting) {
        return setting + " ".repeat(Math.max(2, COMMENT_COLUMN - setting.length()));
    }

    private static String plain(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(ConfigText::plain).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isFloatingPointNumber()) {
            return number(value.doubleValue());
        }
        boolean plainWord = value.isString()
                && PLAIN_WORD.matcher(value.stringValue()).matches()
                && !value.stringValue().toLowerCase(Locale.ROOT).matches("null|true|false");
        return plainWord ? value.stringValue() : value.toString();
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
