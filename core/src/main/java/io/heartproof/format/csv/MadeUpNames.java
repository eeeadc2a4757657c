package io.heartproof.format.csv;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.lead.LeadTable;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.NamingAdvice;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names that R gives columns without names: {@code V1}, {@code V2} and so on, whatever they hold. Chest leads end at V6, and
 * the leads of the back (V7 to V9) come with limb leads. So where there are V1 to V6, V7 or more, but no limb lead, the user must
 * name the columns; those that he does not name keep no name that could be taken for a lead's.
 */
final class MadeUpNames {
    private static final Pattern NAME = Pattern.compile("V[1-9]\\d{0,3}", Pattern.CASE_INSENSITIVE);
    private static final int LAST_CHEST_LEAD = 6;

    private MadeUpNames() {}

    /**
     * The same columns without names that R may have made up, except those that the user names.
     *
     * @param line file and line, for messages
     * @throws BadData where there are such names and the user names none of them
     */
    static List<Column> removed(String line, List<Column> columns, LeadMap named) {
        int[] numbers = columns.stream()
                .filter(MadeUpNames::isNumbered)
                .mapToInt(column -> Integer.parseInt(column.name().substring(1)))
                .sorted()
                .toArray();
        boolean isMadeUp = numbers.length > 0
                && numbers[0] <= LAST_CHEST_LEAD
                && numbers[numbers.length - 1] > LAST_CHEST_LEAD
                && !hasLimbLead(columns, named);
        if (isMadeUp && columns.stream().noneMatch(column -> isNumbered(column) && named.names(column.name()))) {
            throw new BadData(
                    line,
                    "V%s to V%s without a limb lead are what R calls columns without names: name the leads here, or all with %s"
                            .formatted(numbers[0], numbers[numbers.length - 1], NamingAdvice.option("V1", Lead.I)));
        }
        return columns.stream()
                .map(column -> isMadeUp && isNumbered(column) && !named.names(column.name())
                        ? new Column(column.kind(), "unnamed " + column.name(), column.unit())
                        : column)
                .toList();
    }

    private static boolean isNumbered(Column column) {
        return column.isLead() && NAME.matcher(column.name()).matches();
    }

    /** Whether a column with a name of its own is a limb lead, by the table or after the user. */
    private static boolean hasLimbLead(List<Column> columns, LeadMap named) {
        List<String> names = columns.stream()
                .filter(column -> column.isLead() && !isNumbered(column))
                .map(Column::name)
                .toList();
        List<Lead> ofTable = LeadTable.ofNames(names);
        return IntStream.range(0, names.size())
                .mapToObj(i -> named.lead(names.get(i)).orElse(ofTable.get(i)))
                .anyMatch(lead -> lead.isStandard() && !lead.name().startsWith("V"));
    }
}
