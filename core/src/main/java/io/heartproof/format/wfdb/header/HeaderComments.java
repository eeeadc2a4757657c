package io.heartproof.format.wfdb.header;

import io.heartproof.format.bytes.RecordingFile;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** What the comments of a WFDB header say, without reading the record that it heads. */
public final class HeaderComments {
    /** The comment that marks a simulated recording, and its value. */
    public static final String SOURCE = "Source";

    public static final String SIMULATOR = "simulator";

    private static final Pattern SIMULATED =
            Pattern.compile(SOURCE + "\\s*:\\s*" + SIMULATOR + "\\b.*", Pattern.CASE_INSENSITIVE);

    private HeaderComments() {}

    /** The codes after {@code #Dx:}, in order; {@link io.heartproof.problem.BadData} where the header is too long. */
    public static List<String> diagnosisCodes(RecordingFile header) throws IOException {
        return PatientComments.diagnosisCodes(HeaderParser.comments(header));
    }

    /** Whether it says {@code #Source: simulator}, as our simulator's records do. */
    public static boolean isSimulated(RecordingFile header) throws IOException {
        return HeaderParser.comments(header).stream()
                .anyMatch(comment -> SIMULATED.matcher(comment).matches());
    }
}
