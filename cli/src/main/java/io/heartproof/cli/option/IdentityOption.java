package io.heartproof.cli.option;

import io.heartproof.format.Identity;
import io.heartproof.format.ReadOptions;
import picocli.CommandLine.Option;

/** The option of commands that write down what a file says of the patient. */
public final class IdentityOption {
    @Option(
            names = "--keep-identity",
            description = "Carry the patient's name, identifier and date of birth into what is written;"
                    + " without: they are dropped as the file is read.")
    private boolean keepIdentity;

    public boolean isKept() {
        return keepIdentity;
    }

    /** The options with the user's wish. */
    public ReadOptions applied(ReadOptions options) {
        return options.with(keepIdentity ? Identity.KEPT : Identity.DROPPED);
    }
}
