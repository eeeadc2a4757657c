package io.heartproof.dataset.table;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code DIAGNOSES.csv}: which class a diagnosis code stands for. Columns, in any order: {@code code}, {@code class}, and
 * perhaps {@code priority} and {@code description}. Several codes may stand for one class. Of a recording's classes those
 * with the smallest priority count; a code without one comes last. Immutable.
 *
 * @param targets by code
 */
public record DiagnosisMap(Path file, Map<String, Target> targets) {
    /** The file's name. */
    public static final String NAME = "DIAGNOSES.csv";

    private static final String CODE = "code";
    private static final String CLASS = "class";
    private static final String PRIORITY = "priority";
    private static final Set<String> HEADINGS = Set.of(CODE, CLASS, PRIORITY, "description");
    private static final Pattern WITH_POINT = Pattern.compile("([0-9]+)\\.0*");
    private static final Pattern SHORTENED = Pattern.compile("[0-9]+([.,][0-9]+)?[eE]\\+?[0-9]+");

    /**
     * What a code stands for.
     *
     * @param priority smaller goes first
     */
    public record Target(String name, int priority) {}

    public DiagnosisMap {
        targets = Map.copyOf(targets);
    }

    /** Reads the file of a folder; {@link BadData} where it breaks a rule. */
    public static DiagnosisMap read(Path folder) throws IOException {
        CsvTable table = CsvTable.read(folder.resolve(NAME));
        List<String> headings =
                table.header().stream().map(h -> h.toLowerCase(Locale.ROOT)).toList();
        if (!headings.contains(CODE)
                || !headings.contains(CLASS)
                || !HEADINGS.containsAll(headings)
                || Set.copyOf(headings).size() != headings.size()) {
            throw table.wrong(
                    "expected the columns code and class, and perhaps priority and description, each once, got "
                            + RecordName.printable(String.join(",", table.header())));
        }
        Map<String, Target> targets = new LinkedHashMap<>();
        for (CsvTable.Line line : table.lines()) {
            String code = code(line, line.fields().get(headings.indexOf(CODE)));
            Target target = new Target(
                    name(line, line.fields().get(headings.indexOf(CLASS))),
                    headings.contains(PRIORITY)
                            ? priority(line, line.fields().get(headings.indexOf(PRIORITY)))
                            : Integer.MAX_VALUE);
            if (targets.putIfAbsent(code, target) != null) {
                throw new BadData(line.where(), "code " + RecordName.printable(code) + " is given twice");
            }
        }
        return new DiagnosisMap(table.file(), targets);
    }

    /**
     * The classes of the folder: those of its label file, which must have every class of this map, or those of this map.
     */
    public ClassNames classes(Optional<ClassNames> labelFile) {
        List<String> names =
                targets.values().stream().map(Target::name).distinct().toList();
        if (labelFile.isEmpty()) {
            return ClassNames.collected(file.toString(), names, ClassNames.Origin.DIAGNOSIS_MAP);
        }
        for (String name : names) {
            if (labelFile.get().labels().find(name).isEmpty()) {
                throw new BadData(
                        file.toString(), "has the class " + name + ", which " + LabelFile.NAME + " does not have");
            }
        }
        return labelFile.get();
    }

    /** Whether a code stands for a class. */
    public boolean has(String code) {
        return targets.containsKey(written(code));
    }

    /** What codes stand for: names of classes of the smallest priority, as often as codes stand for them. */
    public List<String> classesOf(List<String> codes) {
        List<Target> found = codes.stream()
                .map(code -> targets.get(written(code)))
                .filter(Objects::nonNull)
                .toList();
        int first = found.stream().mapToInt(Target::priority).min().orElse(0);
        List<String> names = new ArrayList<>();
        found.stream().filter(t -> t.priority() == first).forEach(t -> names.add(t.name()));
        return names;
    }

    private static String code(CsvTable.Line line, String field) {
        if (field.isEmpty()) {
            throw new BadData(line.where(), "expected a diagnosis code, got none");
        }
        if (SHORTENED.matcher(field).matches()) {
            throw new BadData(
                    line.where(),
                    "expected a whole diagnosis code, got '" + field + "', which a spreadsheet shortened");
        }
        return written(field);
    }

    /** A code that a spreadsheet wrote as a number, without its point. */
    private static String written(String code) {
        Matcher matcher = WITH_POINT.matcher(code);
        return matcher.matches() ? matcher.group(1) : code;
    }

    private static String name(CsvTable.Line line, String field) {
        if (ClassNames.isMissing(field)) {
            throw new BadData(line.where(), "expected a class, got '" + field + "'");
        }
        return field;
    }

    private static int priority(CsvTable.Line line, String field) {
        return ClassNames.isMissing(field)
                ? Integer.MAX_VALUE
                : ClassNames.number(field)
                        .orElseThrow(() -> new BadData(
                                line.where(),
                                "expected a whole number as priority, got '" + RecordName.printable(field) + "'"));
    }
}
