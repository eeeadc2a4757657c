package io.heartproof.dataset.table;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.heartproof.file.AtomicFile;
import io.heartproof.file.CsvText;
import io.heartproof.file.MalformedCsv;
import io.heartproof.file.TextFile;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A small CSV file with a header, read strictly: every line has as many fields as the header. Fields are separated by
 * commas, or by semicolons or tabs where the header has more of those. Texts are as {@link CsvText} has them. Immutable.
 *
 * @param header the headings, without space around them
 * @param lines below the header; lines without any text are skipped
 */
public record CsvTable(Path file, List<String> header, List<Line> lines) {
    private static final long LARGEST_FILE_BYTES = 64L << 20;
    private static final List<Character> SEPARATORS = List.of(',', ';', '\t');

    /** One line: what to call it in an error, and its fields without space around them. */
    public record Line(String where, List<String> fields) {}

    public CsvTable {
        header = List.copyOf(header);
        lines = List.copyOf(lines);
    }

    /** Reads a file; {@link BadData} where it is missing, too large, no CSV or empty. */
    public static CsvTable read(Path file) throws IOException {
        return parsed(file, heading -> true);
    }

    /** As above, keeping only the columns with such a heading, each once, as large tables have many others. */
    public static CsvTable read(Path file, Predicate<String> wanted) throws IOException {
        CsvTable table = parsed(file, wanted);
        Set<String> seen = new HashSet<>();
        for (String heading : table.header) {
            if (!seen.add(heading)) {
                throw table.wrong("has several columns " + RecordName.printable(heading));
            }
        }
        return table;
    }

    private static CsvTable parsed(Path file, Predicate<String> wanted) throws IOException {
        String text = TextFile.read(file, LARGEST_FILE_BYTES);
        List<Integer> columns = new ArrayList<>();
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .allowUnclosedQuote(false)
                .fieldSeparator(separator(text))
                .ofCsvRecord(text)) {
            for (CsvRecord line : csv) {
                List<String> fields = line.getFields();
                if (lines.isEmpty()) {
                    IntStream.range(0, fields.size())
                            .filter(column -> wanted.test(text(fields.get(column))))
                            .forEach(columns::add);
                }
                lines.add(new Line(
                        file + " line " + line.getStartingLineNumber(),
                        columns.stream().map(column -> text(fields.get(column))).toList()));
            }
        } catch (CsvParseException e) {
            throw new BadData(file.toString(), MalformedCsv.reason(e), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (lines.isEmpty()) {
            throw new BadData(file.toString(), "expected a header line, got nothing");
        }
        List<Line> below = lines.stream()
                .skip(1)
                .filter(line -> !line.fields().stream().allMatch(String::isEmpty))
                .toList();
        return new CsvTable(file, lines.get(0).fields(), below);
    }

    private static String text(String field) {
        return CsvText.text(field.strip());
    }

    /** The same table with some of its columns, by their positions. */
    public CsvTable columns(List<Integer> kept) {
        return new CsvTable(
                file,
                kept.stream().map(header::get).toList(),
                lines.stream()
                        .map(line -> new Line(
                                line.where(),
                                kept.stream().map(line.fields()::get).toList()))
                        .toList());
    }

    /** Whatever stands in a column, from the top. */
    public List<String> column(int position) {
        return lines.stream().map(line -> line.fields().get(position)).toList();
    }

    /** What is wrong with the whole file. */
    public BadData wrong(String problem) {
        return new BadData(file.toString(), problem);
    }

    /** Writes header and lines, whole or not at all. */
    public static void write(Path file, List<String> header, List<List<String>> lines) throws IOException {
        AtomicFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(header);
            lines.forEach(
                    line -> csv.writeRecord(line.stream().map(CsvText::cell).toList()));
            csv.flush();
        });
    }

    /** The separator that the first line has most of; a comma where it has none. */
    private static char separator(String text) {
        String header = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
        Map<Character, Long> counts = header.chars()
                .mapToObj(c -> (char) c)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        char most = ',';
        for (char separator : SEPARATORS) {
            most = counts.getOrDefault(separator, 0L) > counts.getOrDefault(most, 0L) ? separator : most;
        }
        return most;
    }
}
