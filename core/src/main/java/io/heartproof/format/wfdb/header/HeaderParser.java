package io.heartproof.format.wfdb.header;

import io.heartproof.file.TextFile;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.wfdb.header.Header.Segment;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Reads header files, after header(5). The record line:
 *
 * <pre>{@code
 * NAME[/SEGMENTS] SIGNALS [RATE[/COUNTER[(BASE)]] [SAMPLES [TIME [DATE]]]]
 * }</pre>
 *
 * <p>then one line per signal or segment; further lines are passed over with a note. Lines that start with {@code #} are
 * comments, wherever they stand; blank lines are allowed, other control characters read as blanks. Text is UTF-8, or Latin-1
 * where it is no UTF-8. Not thread-safe.
 */
public final class HeaderParser {
    public static final String EXTENSION = ".hea";

    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");
    private static final int LARGEST_FILE_BYTES = 1 << 20;

    private record HeaderLine(int number, String text) {}

    private final RecordingFile file;
    private final List<HeaderLine> lines = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private HeaderParser(RecordingFile file, String text) {
        this.file = file;
        List<String> all = text.lines()
                .map(line -> CONTROL.matcher(line).replaceAll(" ").strip())
                .toList();
        for (int i = 0; i < all.size(); i++) {
            String line = all.get(i);
            if (line.startsWith("#")) {
                comments.add(line.substring(1).strip());
            } else if (!line.isEmpty()) {
                lines.add(new HeaderLine(i + 1, line));
            }
        }
    }

    /** Reads a header file. */
    public static Header parse(RecordingFile file) throws IOException {
        return new HeaderParser(file, text(file)).header();
    }

    /** The comments of a header file, wherever they stand. */
    static List<String> comments(RecordingFile file) throws IOException {
        return new HeaderParser(file, text(file)).comments;
    }

    private Header header() {
        if (lines.isEmpty()) {
            throw new BadData(file.where(), "expected a record line, but the header is empty");
        }
        Fields fields = fields(0);
        RecordField name = RecordField.of(fields.next("a record name"), RecordingName.of(file));
        long signals = fields.nextWhole("the number of signals", 0, Integer.MAX_VALUE);
        OptionalDouble rate = fields.hasNext() ? OptionalDouble.of(samplingRate(fields)) : OptionalDouble.empty();
        long frames = fields.hasNext() ? fields.nextWhole("the number of samples", 0, Long.MAX_VALUE) : 0;
        boolean multiSegment = name.segments().isPresent();
        if (multiSegment) {
            keepLines(fields.whole("the number of segments", name.segments().get(), 1, Integer.MAX_VALUE), "segment");
        } else {
            keepLines(signals, "signal");
        }
        return new Header(
                file,
                name,
                rate,
                frames == 0 ? OptionalLong.empty() : OptionalLong.of(frames),
                multiSegment ? List.of() : signalLines(name.name()),
                multiSegment ? segmentLines() : List.of(),
                PatientComments.patient(comments),
                PatientComments.diagnosisCodes(comments),
                notes);
    }

    private static double samplingRate(Fields fields) {
        String text = fields.next("a sampling rate").split("/", 2)[0];
        double rate = fields.decimal("the sampling rate", text);
        if (!(rate > 0)) {
            throw fields.wrong("the sampling rate must be positive", text);
        }
        return rate;
    }

    /** Lines after the promised ones are no part of the record, after header(5). */
    private void keepLines(long promised, String what) {
        int more = lines.size() - 1;
        if (promised < more) {
            notes.add(String.format(
                    Locale.ROOT,
                    "the record line promises %s: %s not read",
                    Counted.of(promised, what),
                    Counted.of(more - promised, "further line") + " " + Counted.be(more - promised)));
            lines.subList((int) promised + 1, lines.size()).clear();
        } else if (promised > more) {
            throw new BadData(
                    file.where(),
                    String.format(
                            Locale.ROOT,
                            "the record line promises %s, the header has %d",
                            Counted.of(promised, what),
                            more));
        }
    }

    private List<SignalLine> signalLines(String record) {
        return IntStream.range(1, lines.size())
                .mapToObj(i -> new SignalLineParser(fields(i), "record " + record + ", signal " + (i - 1)).parse())
                .toList();
    }

    private List<Segment> segmentLines() {
        return IntStream.range(1, lines.size())
                .mapToObj(this::fields)
                .map(f -> new Segment(
                        f.next("a segment name"), f.nextWhole("the number of samples", 0, Integer.MAX_VALUE)))
                .toList();
    }

    private Fields fields(int line) {
        return new Fields(
                file.where() + ", line " + lines.get(line).number(),
                lines.get(line).text());
    }

    private static String text(RecordingFile file) throws IOException {
        byte[] bytes = file.start(LARGEST_FILE_BYTES + 1);
        if (bytes.length > LARGEST_FILE_BYTES) {
            throw new BadData(file.where(), "a header has at most " + LARGEST_FILE_BYTES + " bytes, got more");
        }
        return TextFile.decoded(bytes);
    }
}
