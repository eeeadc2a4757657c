package io.heartproof.cli.option;

/** Texts of the user as values of settings, which are YAML. */
final class YamlText {
    private YamlText() {}

    /** In quotes, so that the text means itself whatever signs it holds. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
