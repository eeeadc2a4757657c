package io.heartproof.report.comparison;

import io.heartproof.problem.BadUsage;
import java.nio.file.Path;
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
}
