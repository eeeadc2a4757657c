package io.heartproof.cli.text;

import java.util.List;
import java.util.stream.Collectors;

/** Texts of the user as values of settings, which are YAML. */
public final class YamlText {
    private YamlText() {}

    /** In quotes, so that the text means itself whatever signs it holds. */
    public static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /** Several, each in quotes. */
    public static String list(List<String> texts) {
        return texts.stream().map(YamlText::quoted).collect(Collectors.joining(", ", "[", "]"));
    }
}
