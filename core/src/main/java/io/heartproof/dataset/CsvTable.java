package io.heartproof.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import io.heartproof.file.AtomicFile;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A small CSV file with a fixed header, read strictly: every line has as many fields as the header. */
final class CsvTable {
    private static final long LARGEST_FILE_BYTES = 64L << 20;

    private CsvTable() {}

    /** One line: what to call it in an error, and its fields without space around them. */
    record Line(String where, List<String> fields) {}

    /** The lines below the header; empty lines are skipped. */
    static List<Line> read(Path file, List<String> header) throws IOException {
        requireReadable(file);
        List<Line> lines = new ArrayList<>();
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .detectBomHeader(true)
                .allowUnclosedQuote(false)
                .ofCsvRecord(file)) {
            for (CsvRecord line : csv) {
                lines.add(new Line(
                        file + " line " + line.getStartingLineNumber(),
                        line.getFields().stream().map(String::strip).toList()));
            }
        } catch (CsvParseException e) {
            throw new BadData(file.toString(), reason(e), e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (lines.isEmpty() || !lines.get(0).fields().equals(header)) {
            throw new BadData(
                    file.toString(),
                    "expected the header %s, got %s"
                            .formatted(
                                    String.join(",", header),
                                    lines.isEmpty()
                                            ? "nothing"
                                            : RecordName.printable(String.join(
                                                    ",", lines.get(0).fields()))));
        }
        return lines.subList(1, lines.size());
    }

    /** Writes header and lines, whole or not at all. */
    static void write(Path file, List<String> header, List<List<String>> lines) throws IOException {
        AtomicFile.write(file, out -> {
            CsvWriter csv = CsvWriter.builder().build(out);
            csv.writeRecord(header);
            lines.forEach(csv::writeRecord);
            csv.flush();
        });
    }

    private static void requireReadable(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new BadData(file.toString(), "no such file");
        }
        if (Files.size(file) > LARGEST_FILE_BYTES) {
            throw new BadData(
                    file.toString(), "expected at most " + LARGEST_FILE_BYTES + " bytes, got " + Files.size(file));
        }
    }

    private static String reason(Throwable e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("no CSV");
    }
}
