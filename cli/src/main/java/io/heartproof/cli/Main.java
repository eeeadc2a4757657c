package io.heartproof.cli;

import io.heartproof.classify.OnnxCalls;
import io.heartproof.classify.StopSignals;
import io.heartproof.cli.command.BenchCommand;
import io.heartproof.cli.command.ClassifyCommand;
import io.heartproof.cli.command.ConfigCommand;
import io.heartproof.cli.command.DemoCommand;
import io.heartproof.cli.command.EvaluateCommand;
import io.heartproof.cli.command.ExperimentCommand;
import io.heartproof.cli.command.ExportCommand;
import io.heartproof.cli.command.ExportWeightsCommand;
import io.heartproof.cli.command.ImportWeightsCommand;
import io.heartproof.cli.command.ReportCommand;
import io.heartproof.cli.command.ServeCommand;
import io.heartproof.cli.command.TrainCommand;
import io.heartproof.cli.command.data.ConvertCommand;
import io.heartproof.cli.command.data.InspectCommand;
import io.heartproof.cli.command.data.ShardCommand;
import io.heartproof.cli.command.data.SimulateCommand;
import io.heartproof.cli.command.data.ValidateCommand;
import io.heartproof.cli.command.spark.SparkCommand;
import io.heartproof.cli.text.PlainWriter;
import io.heartproof.process.launch.ParentWatch;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Start of the program. Exit codes: 0 done, 2 wrong usage, 3 bad input data, 128 + n ended by signal n, 1 anything else. */
@Command(
        name = "heartproof",
        description = {
            "Trains neural classifiers of 12-lead ECGs, attacks them, and reports how robust they are.",
            "For research; not a medical device.",
            ""
        },
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        footer = {
            "",
            "Start with   heartproof demo",
            "Explain      heartproof help train",
            "Settings     heartproof config"
        },
        subcommands = {
            DemoCommand.class,
            ExperimentCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            ReportCommand.class,
            ExportCommand.class,
            ClassifyCommand.class,
            ImportWeightsCommand.class,
            ExportWeightsCommand.class,
            ServeCommand.class,
            SparkCommand.class,
            SimulateCommand.class,
            ShardCommand.class,
            ValidateCommand.class,
            InspectCommand.class,
            ConvertCommand.class,
            BenchCommand.class,
            ConfigCommand.class,
            CompletionCommand.class,
            HelpCommand.class
        })
public final class Main implements Runnable {
    private static final int KILLED = 128;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--version", versionHelp = true, description = "Print name and version.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean version;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Print this text.")
    @SuppressWarnings("UnusedVariable") // read by picocli
    private boolean help;

    private Main() {}

    /** Speaks no machine's locale, not even where a library formats a number, as in the progress bar. */
    public static void main(String[] args) {
        Locale.setDefault(Locale.ROOT);
        ParentWatch.begin();
        StopSignals.handle(Main::stop);
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, args));
    }

    /** Ends the process as a signal does without a handler, but after the calls of ONNX Runtime that are under way. */
    private static void stop(int signal) {
        int code = KILLED + signal;
        if (OnnxCalls.end(PATIENCE)) {
            System.exit(code);
        }
        Runtime.getRuntime().halt(code);
    }

    /** Runs one command; returns the exit code. */
    static int run(PrintWriter out, PrintWriter err, String... args) {
        PrintWriter plainOut = new PrintWriter(new PlainWriter(out), true);
        PrintWriter plainErr = new PrintWriter(new PlainWriter(err), true);
        try {
            int code = commandLine().setOut(plainOut).setErr(plainErr).execute(args);
            return code == 0 && plainOut.checkError() ? CommandFailures.lost(plainErr) : code;
        } catch (OutOfMemoryError | StackOverflowError | LinkageError e) {
            return CommandFailures.tell(plainErr, e, List.of(args));
        }
    }

    static CommandLine commandLine() {
        CommandFailures failures = new CommandFailures();
        CommandLine line = new CommandLine(new Main())
                .setUsageHelpWidth(HelpText.width())
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .setParameterExceptionHandler(failures)
                .setExecutionExceptionHandler(failures);
        line.getCommandSpec().version("heartproof " + version());
        return HelpText.withExamplesToCopy(line);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "expected a command, such as demo");
    }

    private static String version() {
        String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
