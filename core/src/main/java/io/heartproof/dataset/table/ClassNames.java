package io.heartproof.dataset.table;

import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The classes of a folder and what stands for them in a label column: a class's name, in any case, or its number, which
 * may be written as {@code 3.0}. Where no file names the classes, the columns do: most of their labels are numbers, and
 * the classes are the nine of CPSC2018; or they are names, and the classes are these names, sorted by their characters'
 * codes. Immutable and thread-safe.
 *
 * @param numbers one per class, or empty where numbers stand for no class
 */
public record ClassNames(LabelSet labels, List<Integer> numbers, Origin origin) {
    /** How it is known which classes there are. */
    public enum Origin {
        LABEL_FILE("of " + LabelFile.NAME),
        COLLECTED("collected from the label columns, sorted"),
        DIAGNOSIS_MAP("of " + DiagnosisMap.NAME + ", sorted"),
        CPSC2018("of CPSC2018, numbered 1 to 9");

        private final String text;

        Origin(String text) {
            this.text = text;
        }

        /** As it follows "the classes are those". */
        public String text() {
            return text;
        }
    }

    /** As the tables of the challenge number them. */
    public static final ClassNames CPSC2018 = new ClassNames(
            LabelSet.CPSC2018, IntStream.rangeClosed(1, 9).boxed().toList(), Origin.CPSC2018);

    private static final int MOST_CLASSES = 1000;
    private static final int NAMED_IN_MESSAGES = 10;
    private static final Pattern NUMBER = Pattern.compile("(0|[1-9][0-9]{0,8})(\\.0*)?");
    private static final Pattern NUMERIC = Pattern.compile("[+-]?[0-9]+([.,][0-9]*)?([eE][+-]?[0-9]+)?");
    private static final Pattern LIST = Pattern.compile("[\\[{(].*[\\]})]");
    private static final Set<String> MISSING = Set.of("", "na", "n/a", "#n/a", "<na>", "nan", "null", "none");

    public ClassNames {
        numbers = List.copyOf(numbers);
        labels.requirePrintable("classes " + origin.text());
    }

    /**
     * The classes that label columns speak of by themselves.
     *
     * @param where the file, for an error
     * @param cells whatever stands in the label columns
     */
    public static ClassNames of(String where, List<String> cells) {
        List<String> labels = cells.stream().filter(cell -> !isMissing(cell)).toList();
        List<String> names = labels.stream()
                .filter(label -> !isNumeric(label) && !isList(label))
                .toList();
        if (2 * names.size() <= labels.size()) {
            return CPSC2018;
        }
        return collected(where, names, Origin.COLLECTED);
    }

    /** The classes of these names, sorted; of several spellings that differ in case the first is taken. */
    static ClassNames collected(String where, List<String> names, Origin origin) {
        TreeMap<String, String> spellings = new TreeMap<>();
        names.forEach(name -> spellings.merge(LabelSet.key(name), name, (a, b) -> a.compareTo(b) <= 0 ? a : b));
        if (spellings.size() > MOST_CLASSES) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "expected at most %d classes, got %s; every column after the first is one" + " of labels",
                            MOST_CLASSES,
                            Counted.of(spellings.size(), "different label")));
        }
        return new ClassNames(new LabelSet(spellings.values().stream().sorted().toList()), List.of(), origin);
    }

    /** Whether a cell holds no label, as pandas and R write one that is missing. */
    public static boolean isMissing(String cell) {
        return MISSING.contains(cell.toLowerCase(Locale.ROOT));
    }

    /** The label that a cell holds, or nothing where it is empty or says so; a class of that name goes before. */
    public Optional<Label> label(String where, String cell) {
        Optional<Label> label = byNumber(cell).or(() -> labels.find(cell));
        if (label.isEmpty() && !isMissing(cell)) {
            throw new BadData(where, "expected " + expected(cell) + ", got '" + RecordName.printable(cell) + "'");
        }
        return label;
    }

    private Optional<Label> byNumber(String cell) {
        int index = number(cell).map(numbers::indexOf).orElse(-1);
        return index < 0 ? Optional.empty() : Optional.of(labels.get(index));
    }

    private String expected(String cell) {
        if (isList(cell)) {
            return "one label in a column";
        }
        return switch (origin) {
            case CPSC2018 -> "a label from 1 to 9, the classes of CPSC2018 (" + LabelFile.NAME + " names others)";
            case COLLECTED -> "a name, as most labels of this file are (" + LabelFile.NAME + " says what numbers mean)";
            case LABEL_FILE, DIAGNOSIS_MAP -> "a class " + origin.text() + " (" + some() + ")";
        };
    }

    private String some() {
        String first = labels.names().stream().limit(NAMED_IN_MESSAGES).collect(Collectors.joining(", "));
        return labels.size() > NAMED_IN_MESSAGES ? first + ", ..." : first;
    }

    static Optional<Integer> number(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.matches() ? Optional.of(Integer.valueOf(matcher.group(1))) : Optional.empty();
    }

    static boolean isNumeric(String text) {
        return NUMERIC.matcher(text).matches();
    }

    /** Whether it looks like several values in one cell, as pandas writes a list. */
    private static boolean isList(String text) {
        return LIST.matcher(text).matches();
    }
}
