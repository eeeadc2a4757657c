package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every command of the documents is one that {@code .ci/recipes} runs, or says where it is run. */
class DocumentedCommandsTest {
    private static final Path ROOT = Path.of(System.getProperty("heartproof.root"));
    private static final Pattern COMMAND =
            Pattern.compile("((?:[A-Z_]+=\\S+ )?\\./(?:heartproof|mvnw)|curl|touch|source|\\.ci/run)\\b.*");
    private static final Pattern RECIPE =
            Pattern.compile("(?m)^(?:recipe|asked|served|elsewhere) (?:'([^']*)'|\"([^\"]*)\")");

    @Test
    void everyCommandOfTheDocumentsIsRun() throws IOException {
        assertThat(recipes()).containsAll(documented());
    }

    @Test
    void everyRecipeStandsInADocument() throws IOException {
        assertThat(documented()).containsAll(recipes());
    }

    @Test
    void findsCommandsInBlocksWithoutTheirComments() {
        assertThat(commands(
                        "Text ./heartproof no\n\n    ./heartproof a --b \\\n      --c   # why\n```\ncurl x#y\n```\n"))
                .containsExactly("./heartproof a --b --c", "curl x#y");
    }

    private static Set<String> documented() throws IOException {
        Set<String> commands = new TreeSet<>();
        List<Path> documents = new ArrayList<>(List.of(ROOT.resolve("README.md")));
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            docs.filter(file -> file.toString().endsWith(".md")).forEach(documents::add);
        }
        for (Path document : documents) {
            commands.addAll(commands(Files.readString(document)));
        }
        return commands;
    }

    private static List<String> commands(String text) {
        List<String> commands = new ArrayList<>();
        boolean fenced = false;
        for (String line : text.replaceAll(" *\\\\\\n *", " ").lines().toList()) {
            fenced ^= line.startsWith("```");
            Matcher command = COMMAND.matcher(line.strip().replaceFirst("\\s+#.*", ""));
            if ((fenced || line.startsWith("    ")) && command.matches()) {
                commands.add(command.group());
            }
        }
        return commands;
    }

    private static Set<String> recipes() throws IOException {
        Set<String> commands = new TreeSet<>();
        Matcher recipe = RECIPE.matcher(Files.readString(ROOT.resolve(".ci/recipes")));
        while (recipe.find()) {
            commands.add(recipe.group(1) == null ? recipe.group(2) : recipe.group(1));
        }
        return commands;
    }
}
