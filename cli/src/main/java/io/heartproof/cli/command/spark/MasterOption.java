package io.heartproof.cli.command.spark;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where Spark runs. */
final class MasterOption {
    @Option(
            names = "--master",
            paramLabel = "MASTER",
            description = "Where Spark runs: local[N] with N threads in this process; without: local[*], one per core.")
    private @Nullable String master;

    /** As Spark takes it. */
    Optional<String> master() {
        return Optional.ofNullable(master);
    }
}
