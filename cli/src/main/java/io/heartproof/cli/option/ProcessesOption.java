package io.heartproof.cli.option;

import io.heartproof.cli.text.RestartText;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.process.Rendezvous;
import io.heartproof.process.heartbeat.DeadProcess;
import io.heartproof.process.launch.JavaCommand;
import io.heartproof.process.launch.LocalProcesses;
import io.heartproof.process.launch.ParentWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Lets a command run in several processes, which compute together. */
public final class ProcessesOption {
    private static final String RANK = "RANK";
    private static final int FAILED = 1;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description = {
                "Processes on this machine that compute together, each on its share of the cores; without: 1.",
                "Of several machines each process is started with RANK, WORLD_SIZE, MASTER_ADDR and MASTER_PORT, as"
                        + " torchrun does it."
            })
    private int count = 1;

    /**
     * Runs the command as it was given in as many processes as asked for.
     *
     * @return their exit code; empty where this process does the work itself
     * @throws BadUsage where the processes are started by someone else
     */
    public OptionalInt run(CommandSpec command) throws IOException {
        if (count == 1 || ParentWatch.isStarted()) {
            return OptionalInt.empty();
        }
        String rank = System.getenv(RANK);
        if (rank != null) {
            throw BadUsage.expected("--processes", "no " + RANK + ", which says that others start the processes", rank);
        }
        CommandSpec program = command.root();
        JavaCommand same = JavaCommand.of(
                program.userObject().getClass(),
                program.commandLine().getParseResult().originalArgs());
        return OptionalInt.of(
                LocalProcesses.run(same, count, new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err));
    }

    /**
     * Meets the others that the environment names. If one of them dies, this process halts with a line that says so and what to do,
     * even where it hangs in native code.
     *
     * @param run folder of the training
     */
    public static ProcessGroup join(CommandSpec command, Path run) throws IOException {
        Map<String, String> environment = System.getenv();
        Optional<Rendezvous> rendezvous = Rendezvous.of(environment);
        if (rendezvous.isEmpty()) {
            return ProcessGroup.alone();
        }
        PrintWriter err = command.commandLine().getErr();
        return rendezvous.get().join(dead -> halt(err, dead, run));
    }

    private static void halt(PrintWriter err, DeadProcess dead, Path run) {
        err.println("heartproof: training: " + dead + "; " + RestartText.advice(run));
        err.flush();
        Runtime.getRuntime().halt(FAILED);
    }
}
