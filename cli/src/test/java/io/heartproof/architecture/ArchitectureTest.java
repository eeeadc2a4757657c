package io.heartproof.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.heartproof.architecture.LayerTable.Layer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The code keeps to the table of packages in {@code docs/architecture.md}. */
class ArchitectureTest {
    private static final Path ROOT = Path.of(System.getProperty("heartproof.root"));
    private static final String PREFIX = "io.heartproof.";
    private static final Pattern MODULE = Pattern.compile(".*/([a-z]+)/target/(?:classes/|[^/]*\\.jar!).*");
    private static final Pattern IMPORT = Pattern.compile("import (?:static )?io\\.heartproof\\.([a-z]+)\\.");

    private static LayerTable table;
    private static JavaClasses classes;

    @BeforeAll
    static void importClasses() throws IOException {
        table = LayerTable.read(ROOT.resolve("docs/architecture.md"));
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.heartproof");
        assertThat(classes.size()).as("classes found").isGreaterThan(50);
    }

    @Test
    void everyPackageIsInTheTableAndInItsModule() {
        Set<String> problems = new TreeSet<>();
        for (JavaClass javaClass : classes) {
            Layer layer = table.layers().get(layerOf(javaClass));
            String module = module(javaClass);
            if (layer == null) {
                problems.add(layerOf(javaClass) + " is not in the table");
            } else if (!layer.module().equals(module)
                    && !(layer.module().equals("own modules") && layer.name().equals(module))) {
                problems.add("%s lies in module %s, the table says %s".formatted(layer.name(), module, layer.module()));
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void packagesUseOnlyWhatTheTableAllows() {
        Set<String> problems = new TreeSet<>();
        for (JavaClass javaClass : classes) {
            for (Dependency dependency : javaClass.getDirectDependenciesFromSelf()) {
                JavaClass target = dependency.getTargetClass().getBaseComponentType();
                if (target.getPackageName().startsWith(PREFIX)) {
                    check(layerOf(javaClass), layerOf(target), dependency.getDescription(), problems);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    /** Sees what class files do not show: constants that were inlined, types that only a comment names. */
    @Test
    void sourcesImportOnlyWhatTheTableAllows() throws IOException {
        Set<String> problems = new TreeSet<>();
        for (Path source : mainSources()) {
            String path = ROOT.relativize(source).toString();
            String layer = path.replaceFirst(".*/io/heartproof/", "").replaceFirst("/.*", "");
            for (String line : Files.readAllLines(source)) {
                Matcher matcher = IMPORT.matcher(line);
                if (matcher.lookingAt()) {
                    check(layer, matcher.group(1), path + ": " + line, problems);
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void packagesAreFreeOfCyclesAlsoBetweenSubPackages() {
        slices().matching("io.heartproof.(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void randomNumbersComeFromOnePackage() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.heartproof.seed..")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(RandomGenerator.class)
                .orShould()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.commons.rng..")
                .check(classes);
    }

    @Test
    void theTableItselfOnlyLooksDown() {
        Set<String> problems = new TreeSet<>();
        for (Layer layer : table.layers().values()) {
            for (String name : table.listed(layer)) {
                Layer imported = table.layers().get(name);
                if (imported == null || imported.level() >= layer.level()) {
                    problems.add("%s may import %s, which is not below it".formatted(layer.name(), name));
                }
            }
        }
        assertThat(problems).isEmpty();
    }

    private static void check(String from, String to, String where, Set<String> problems) {
        boolean known = table.layers().containsKey(from);
        boolean allowed = from.equals(to) || (known && table.allowed(from).contains(to));
        if (!allowed) {
            problems.add("%s may not import %s: %s".formatted(from, to, where));
        }
    }

    /** The first name after {@code io.heartproof}: sub-packages count as the package. */
    private static String layerOf(JavaClass javaClass) {
        String rest = javaClass.getPackageName().substring(PREFIX.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? rest : rest.substring(0, dot);
    }

    private static String module(JavaClass javaClass) {
        Matcher matcher =
                MODULE.matcher(javaClass.getSource().orElseThrow().getUri().toString());
        return matcher.matches() ? matcher.group(1) : "?";
    }

    private static Iterable<Path> mainSources() throws IOException {
        try (Stream<Path> files = Files.walk(ROOT)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(file ->
                            ROOT.relativize(file).toString().matches("[a-z]+/src/main/java/io/heartproof/.*/.*"))
                    .toList();
        }
    }
}
