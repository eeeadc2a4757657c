package io.heartproof.report.comparison;

import io.heartproof.layout.RunLayout;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadUsage;
import io.heartproof.report.Results;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.section.RunWarnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the runs of one defence lie.
 *
 * @param name such as {@code ce} or {@code advls:0.01}
 * @param runs folders, one for each seed, each trained and evaluated
 */
public record DefenceRuns(String name, List<Path> runs) {
    public DefenceRuns {
        runs = List.copyOf(runs);
        if (name.isBlank()) {
            throw new BadUsage("a defence needs a name");
        }
        if (runs.isEmpty()) {
            throw new BadUsage("defence " + name + " needs at least one run");
        }
    }

    /** Why figures of the runs may not mean what they say, a sentence each with defence and seed. */
    List<String> warnings() throws IOException {
        List<String> warnings = new ArrayList<>();
        for (Path run : runs) {
            RunLayout files = new RunLayout(run);
            Results results = Results.read(files.evaluated().results());
            List<EpochMetrics> epochs = Files.exists(files.history())
                    ? TrainingHistory.read(files.history()).epochs()
                    : List.of();
            RunWarnings.of(results, epochs)
                    .forEach(warning -> warnings.add(name + ", " + run.getFileName() + ": " + warning));
        }
        return warnings;
    }
}
