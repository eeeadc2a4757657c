package io.heartproof.format.wfdb.header;

import io.heartproof.format.bytes.RecordingFile;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the comments of a WFDB header say, without reading the record that it heads. */
public final class HeaderComments {
    /** The comment that marks a simulated recording, and its value. */
    public static final String SOURCE = "Source";

    public static final String SIMULATOR = "simulator";

    private static final Pattern SIMULATED =
            Pattern.compile(SOURCE + "\\s*:\\s*" + SIMULATOR + "\\b.*", Pattern.CASE_INSENSITIVE);

    /** The comment that marks a recording with noise of an attack; its value names both. */
    public static final String ATTACK = "Attack";

    /** In our own form alone: what else stands there may be of a patient. */
    private static final Pattern ATTACKED = Pattern.compile(
            ATTACK + ": ([\\w.+-]+ (?:linf|l2) [0-9.E+-]+ (?:relative|microvolts), network sha256:[0-9a-f]+)");

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

    /** The attack after {@code #Attack:}, where it stands as in records of {@code --save-adversarials}. */
    public static Optional<String> attack(RecordingFile header) throws IOException {
        return HeaderParser.comments(header).stream()
                .map(ATTACKED::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }
}
