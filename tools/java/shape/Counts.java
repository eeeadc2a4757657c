package shape;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The counts of one tree.
 *
 * @param rows values by name: of the main sources, then of the tests where that makes sense
 * @param lists what does not keep a rule, by the rule's name
 */
record Counts(Map<String, List<String>> rows, Map<String, SortedSet<String>> lists) {
    private static final int LONG_LINE = 130;
    private static final int LONG_FILE = 300;
    private static final int LONG_METHOD = 30;
    private static final int MOST_TYPES = 15;
    private static final int MOST_PARAMETERS = 4;

    /** Counts a tree. */
    static Counts of(SourceTree tree) throws IOException {
        List<Path> files = tree.files();
        List<Path> java =
                files.stream().filter(file -> tree.set(file) != SourceSet.OTHER).toList();
        List<Source> sources = SourceReader.parse(tree, java);
        List<List<Source>> sets = List.of(only(SourceSet.MAIN, sources), only(SourceSet.TESTS, sources));
        Counts counts = new Counts(new LinkedHashMap<>(), new LinkedHashMap<>());
        counts.addFiles(sets);
        counts.addPackages(sets.get(0));
        counts.addMethods(sets);
        counts.addTypes(sets.get(0));
        counts.addLongLines(tree, files);
        return counts;
    }

    private static List<Source> only(SourceSet set, List<Source> sources) {
        return sources.stream().filter(source -> source.set() == set).toList();
    }

    private void addFiles(List<List<Source>> sets) {
        addRow("files", sets, List::size);
        addRow("lines", sets, set -> set.stream().mapToInt(Source::lines).sum());
        addRow("lines per file, median", sets, set -> quantile(set, Source::lines, 0.5));
        addRow("lines per file, most", sets, set -> quantile(set, Source::lines, 1));
        Stream<Source> all = sets.stream().flatMap(List::stream);
        addList(
                "files of more than " + LONG_FILE + " lines",
                all.filter(source -> source.lines() > LONG_FILE).map(source -> source.path() + " " + source.lines()));
    }

    private void addPackages(List<Source> main) {
        Map<String, Long> sizes = main.stream()
                .flatMap(source -> source.types().stream())
                .filter(Source.Type::top)
                .collect(Collectors.groupingBy(Source.Type::home, TreeMap::new, Collectors.counting()));
        addRow("packages", sizes.size());
        addRow(
                "types per package, most",
                sizes.values().stream().max(Long::compare).orElse(0L));
        addRule("packages of more than " + MOST_TYPES + " types", sized(sizes, size -> size > MOST_TYPES));
        addRule("packages of one or two types", sized(sizes, size -> size <= 2));
        addRule("package cycles", PackageGraph.cycles(PackageGraph.imports(main)));
    }

    private static List<String> sized(Map<String, Long> sizes, Predicate<Long> wanted) {
        return sizes.entrySet().stream()
                .filter(size -> wanted.test(size.getValue()))
                .map(size -> size.getKey() + " " + size.getValue())
                .toList();
    }

    private void addMethods(List<List<Source>> sets) {
        List<List<Source.Method>> methods = sets.stream()
                .map(set -> set.stream()
                        .flatMap(source -> source.methods().stream())
                        .toList())
                .toList();
        List<List<Source.Method>> bodies = methods.stream()
                .map(set -> set.stream().filter(method -> method.lines() > 0).toList())
                .toList();
        addRow("methods with a body", bodies, List::size);
        addRow("lines per method, 95 % have at most", bodies, set -> quantile(set, Source.Method::lines, 0.95));
        addRow("lines per method, most", bodies, set -> quantile(set, Source.Method::lines, 1));
        addRule(
                "methods of more than " + LONG_METHOD + " lines",
                bodies,
                method -> method.lines() > LONG_METHOD,
                method -> method.name() + " " + method.lines());
        addRule(
                "methods of more than " + MOST_PARAMETERS + " parameters",
                methods,
                method -> method.parameters() > MOST_PARAMETERS,
                method -> method.name() + " " + method.parameters());
        addRule("public methods with a boolean parameter", methods, Source.Method::flagged, Source.Method::name);
    }

    private void addTypes(List<Source> main) {
        List<Source.Type> types =
                main.stream().flatMap(source -> source.types().stream()).toList();
        List<Source.Type> open = types.stream().filter(Source.Type::open).toList();
        List<Source.Type> silent =
                open.stream().filter(type -> !type.documented()).toList();
        addRow("types, nested ones too", types.size());
        addRow("public types", open.size());
        addRow("public types with Javadoc, %", open.isEmpty() ? 100 : 100 * (open.size() - silent.size()) / open.size());
        addRule(
                "public types without Javadoc",
                silent.stream().map(Source.Type::fullName).toList());
        addRule("names of types with several meanings", severalMeanings(types));
    }

    private static List<String> severalMeanings(List<Source.Type> types) {
        Map<String, SortedSet<String>> homes = new TreeMap<>();
        types.forEach(type -> homes.computeIfAbsent(type.simpleName(), name -> new TreeSet<>())
                .add(type.home()));
        return homes.entrySet().stream()
                .filter(name -> name.getValue().size() > 1)
                .map(name -> name.getKey() + " " + name.getValue().size() + ": " + String.join(" ", name.getValue()))
                .toList();
    }

    private void addLongLines(SourceTree tree, List<Path> files) throws IOException {
        Map<SourceSet, Long> java = new EnumMap<>(SourceSet.class);
        SortedSet<String> where = new TreeSet<>();
        for (Path file : files) {
            long lines = longLines(file);
            SourceSet set = tree.set(file);
            if (lines > 0 && (set != SourceSet.OTHER || SourceTree.isMarkdown(file))) {
                java.merge(set, lines, Long::sum);
                where.add(tree.name(file) + " " + lines);
            }
        }
        String name = "lines of more than " + LONG_LINE + " characters";
        addRow(name + ", Java", List.of(SourceSet.MAIN, SourceSet.TESTS), set -> java.getOrDefault(set, 0L));
        addRow(name + ", Markdown", java.getOrDefault(SourceSet.OTHER, 0L));
        lists.put(name, where);
    }

    private static long longLines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.codePointCount(0, line.length()) > LONG_LINE)
                    .count();
        }
    }

    /** Returns the smallest value that at least the share of the items does not exceed; 0 of no items. */
    private static <T> int quantile(List<T> items, Function<T, Integer> value, double share) {
        int[] sorted = items.stream().mapToInt(value::apply).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private <T> void addRow(String name, List<T> sets, Function<T, Number> value) {
        rows.put(name, sets.stream().map(set -> value.apply(set).toString()).toList());
    }

    private void addRow(String name, Number main) {
        rows.put(name, List.of(main.toString(), ""));
    }

    private void addList(String title, Stream<String> entries) {
        lists.put(title, entries.collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Adds what does not keep a rule of the main sources. */
    private void addRule(String name, List<String> broken) {
        addRow(name, broken.size());
        addList(name, broken.stream());
    }

    /** Adds what does not keep a rule: how many in main sources and tests, and which in the main sources. */
    private <T> void addRule(String name, List<List<T>> sets, Predicate<T> broken, Function<T, String> entry) {
        addRow(name, sets, set -> set.stream().filter(broken).count());
        addList(name, sets.get(0).stream().filter(broken).map(entry));
    }
}
