package io.heartproof.report;

import io.heartproof.file.AtomicFile;
import io.heartproof.report.page.Csv;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The smallest level of one attack that breaks a recording: one line of {@code breaking-levels.csv}, RFC 4180, UTF-8.
 *
 * @param recording its name
 * @param truth name of its class
 * @param attack such as {@code pgd}
 * @param norm {@code linf} or {@code l2}
 * @param level 0 where the recording is wrong without noise; empty where it withstood every level
 */
public record BreakingLevel(String recording, String truth, String attack, String norm, OptionalDouble level) {
    /** Writes the file whole or not at all. */
    public static void write(Path file, List<BreakingLevel> lines) throws IOException {
        Csv csv = new Csv(List.of("recording", "truth", "attack", "norm", "breakingLevel"), List.of());
        for (BreakingLevel line : lines) {
            csv.row(List.of(line.recording, line.truth, line.attack, line.norm, line.text()));
        }
        AtomicFile.write(file, csv.toString());
    }

    private String text() {
        return level.isPresent() ? Double.toString(level.getAsDouble()) : "";
    }
}
