package io.heartproof.cli.option;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.lead.LeadMap;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The option of commands that read recordings whose leads have names of their own. */
public final class LeadOption {
    private static final String NAME = "--lead";

    @Option(
            names = NAME,
            paramLabel = "NAME=LEAD",
            description = "Which lead a name in the file stands for, such as \"chan 1=II\"; may be repeated.")
    private List<String> leads = new ArrayList<>();

    /** The options with the user's names. */
    public ReadOptions applied(ReadOptions options) {
        return options.with(map());
    }

    /** The user's names. */
    public LeadMap map() {
        return LeadMap.of(NAME, leads);
    }
}
