package io.heartproof.report.suite;

import io.heartproof.condition.Kind;
import io.heartproof.file.Json;
import io.heartproof.metric.suite.AttackedRecording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What a suite of attacks found of each recording that is right without noise. A list of them is {@code attacks.json}. Immutable.
 *
 * @param kind of the noise; sizes and levels are in its unit
 */
public record SuiteRecordings(Kind kind, List<AttackedRecording> recordings) {
    public SuiteRecordings {
        recordings = List.copyOf(recordings);
    }

    /** Writes the file whole or not at all. */
    public static void write(Path file, List<SuiteRecordings> suites) throws IOException {
        Json.write(file, suites);
    }

    /** Reads the file back; an unknown, missing or mistyped field is {@link io.heartproof.problem.BadData}. */
    public static List<SuiteRecordings> read(Path file) throws IOException {
        return List.of(Json.read(file, SuiteRecordings[].class));
    }
}
