package io.heartproof.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A class that a document names with its package, such as {@code attack.white.Pgd}, is there. */
class NamedClassesTest {
    private static final Path ROOT = Path.of(System.getProperty("heartproof.root"));
    private static final Pattern NAMED = Pattern.compile("`((?:[a-z]+\\.)+[A-Z]\\w+)`");
    private static final Pattern PACKAGE = Pattern.compile("^([a-z]+)\\.");

    @Test
    void areWhereTheDocumentsSay() throws IOException {
        Set<String> packages =
                LayerTable.read(ROOT.resolve("docs/architecture.md")).layers().keySet();
        List<String> named = new ArrayList<>();
        List<String> missing = new ArrayList<>();
        for (Path document : documents()) {
            Matcher names = NAMED.matcher(Files.readString(document));
            while (names.find()) {
                String name = names.group(1);
                Matcher first = PACKAGE.matcher(name);
                if (first.find() && packages.contains(first.group(1))) {
                    named.add(name);
                    if (!isThere(name)) {
                        missing.add(document.getFileName() + ": " + name);
                    }
                }
            }
        }
        assertThat(named).hasSizeGreaterThan(20);
        assertThat(missing).isEmpty();
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT.resolve("docs"))) {
            return files.filter(file -> file.toString().endsWith(".md")).toList();
        }
    }

    private static boolean isThere(String name) throws IOException {
        String file = "src/main/java/io/heartproof/" + name.replace('.', '/') + ".java";
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.anyMatch(module -> Files.isRegularFile(module.resolve(file)));
        }
    }
}
