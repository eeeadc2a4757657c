package io.heartproof.format.wfdb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the comments of a WFDB header say, without reading the record that it heads. */
public final class HeaderComments {
    private HeaderComments() {}

    /** The codes after {@code #Dx:}, in order; {@link io.heartproof.problem.BadData} where the header is too long. */
    public static List<String> diagnosisCodes(Path header) throws IOException {
        return PatientComments.diagnosisCodes(HeaderParser.comments(header));
    }
}
