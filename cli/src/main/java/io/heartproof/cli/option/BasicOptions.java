package io.heartproof.cli.option;

import io.heartproof.cli.progress.BarProgress;
import io.heartproof.cli.progress.LineProgress;
import io.heartproof.progress.Progress;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The options of every command, also of those that have no settings. */
public final class BasicOptions {
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    /** Must be heard before the first logger is made, hence a setter. */
    @Option(names = "--verbose", description = "Log more; show the stack trace of a failure.")
    void logMore(boolean on) {
        if (on) {
            System.setProperty("heartproof.log", "INFO");
        }
    }

    /** For commands that print an answer at a time: no bar where the answers go to the terminal, too, as they show enough. */
    public static Progress progressBesideAnswers(CommandSpec command) {
        return Boolean.getBoolean("heartproof.terminal.out") ? Progress.NONE : progress(command);
    }

    /** A bar where the launcher saw a terminal, a line now and then otherwise. */
    public static Progress progress(CommandSpec command) {
        return Boolean.getBoolean("heartproof.terminal")
                ? new BarProgress(System.err)
                : new LineProgress(command.commandLine().getErr());
    }
}
