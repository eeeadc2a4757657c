package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTest {
    private static final String WIDTH = "heartproof.columns";

    @AfterEach
    void forgetTheWidth() {
        System.clearProperty(WIDTH);
    }

    @ParameterizedTest
    @ValueSource(ints = {80, 100, 200})
    void helpFitsTheTerminal(int columns) {
        System.setProperty(WIDTH, Integer.toString(columns));
        for (String command : commands().toList()) {
            assertThat(CommandRun.of("help", command).out().lines())
                    .as(command)
                    .allMatch(line -> line.length() <= columns);
        }
        assertThat(CommandRun.of("--help").out().lines()).allMatch(line -> line.length() <= columns);
    }

    @Test
    void aWideTerminalIsUsed() {
        String narrow = CommandRun.of("help", "train").out();
        System.setProperty(WIDTH, "200");

        assertThat(CommandRun.of("help", "train").out().lines().count())
                .isLessThan(narrow.lines().count());
    }

    /** What is copied from the help, at any width, is understood. */
    @ParameterizedTest
    @MethodSource("commands")
    void examplesCanBeCopied(String command) {
        System.setProperty(WIDTH, "55");

        List<String> examples = examples(CommandRun.of("help", command).out());

        assertThat(examples).isNotEmpty();
        for (String example : examples) {
            assertThat(example).doesNotContain("\u001b");
            Main.commandLine().parseArgs(arguments(example));
        }
    }

    /** Printed by the program itself, as picocli numbers the script's variables in the digits of the JVM's language. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void bashCompletesCommandsAndOptions(@TempDir Path folder) throws Exception {
        Path script = folder.resolve("completion");
        assertThat(OwnJvm.start("256m", script, List.of("completion")).waitFor(1, TimeUnit.MINUTES))
                .isTrue();

        assertThat(completed(script, "heartproof", "tr")).contains("train");
        assertThat(completed(script, "heartproof", "train", "--res")).contains("--resume");
        assertThat(completed(script, "heartproof", "classify", "--format", "js"))
                .contains("jsonl");
    }

    private static Stream<String> commands() {
        return Main.commandLine().getSubcommands().keySet().stream()
                .filter(name -> !name.equals("help") && !name.equals("completion"));
    }

    private static List<String> examples(String help) {
        List<String> examples = new ArrayList<>();
        String footer = help.substring(help.indexOf("\nExample"));
        for (String line : footer.replace(" \\\n", " ").lines().toList()) {
            int begin = line.indexOf("heartproof ");
            if (line.startsWith("  ") && begin >= 0) {
                examples.add(line.substring(begin).replaceFirst(" > .*", ""));
            }
        }
        return examples;
    }

    private static String[] arguments(String example) {
        return example.substring("heartproof ".length()).strip().split(" +");
    }

    private static List<String> completed(Path script, String... words) throws Exception {
        String ask =
                "source '%s'; COMP_WORDS=(%s); COMP_CWORD=%s; _complete_heartproof; printf '%%s\\n' \"${COMPREPLY[@]}\""
                        .formatted(script, String.join(" ", words), Integer.toString(words.length - 1));
        Process bash =
                new ProcessBuilder("bash", "-c", ask).redirectErrorStream(true).start();
        List<String> lines = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .toList();
        assertThat(bash.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return lines;
    }
}
