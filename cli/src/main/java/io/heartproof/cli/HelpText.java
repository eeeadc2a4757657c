package io.heartproof.cli;

import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** How help is laid out: as wide as the terminal, and with examples that can be copied as they stand. */
final class HelpText {
    private static final int NARROWEST = 55; // picocli's own limit
    private static final int WIDEST = 200;
    private static final int ELSEWHERE = 100;

    private HelpText() {}

    /** That of the terminal, which the launcher looks up; 100 where there is none. */
    static int width() {
        int columns = Integer.getInteger("heartproof.columns", 0);
        return columns <= 0 ? ELSEWHERE : Math.max(NARROWEST, Math.min(WIDEST, columns));
    }

    /** Footers hold the examples: they are printed as they are, neither wrapped nor coloured. */
    static CommandLine withExamplesToCopy(CommandLine line) {
        line.getHelpSectionMap()
                .put(
                        UsageMessageSpec.SECTION_KEY_FOOTER,
                        help -> plain(help.commandSpec().usageMessage().footer()));
        line.getSubcommands().values().forEach(HelpText::withExamplesToCopy);
        return line;
    }

    private static String plain(String... lines) {
        return Arrays.stream(lines).map(line -> line + System.lineSeparator()).collect(Collectors.joining());
    }
}
