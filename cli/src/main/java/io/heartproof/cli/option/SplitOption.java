package io.heartproof.cli.option;

import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** {@code --split}: the user's own lists of recordings. */
public final class SplitOption {
    @Option(
            names = "--split",
            paramLabel = "DIR",
            description =
                    "Folder with train.txt, validation.txt, test.txt; without, the settings split.* say how to split.")
    private @Nullable Path folder;

    public boolean isGiven() {
        return folder != null;
    }

    /** The folder with the lists; where it is given, settings of the rule that it replaces are refused. */
    public Optional<Path> lists(CommonOptions common) {
        if (isGiven()) {
            common.refuse(key -> (key + ".").startsWith("split."), "changes nothing, as --split gives the lists");
        }
        return Optional.ofNullable(folder);
    }
}
