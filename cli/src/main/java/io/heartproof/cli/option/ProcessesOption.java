package io.heartproof.cli.option;

import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.process.Rendezvous;
import io.heartproof.process.launch.JavaCommand;
import io.heartproof.process.launch.LocalProcesses;
import io.heartproof.process.launch.ParentWatch;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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

    /** What each process does, until it has met the others. */
    @FunctionalInterface
    public interface OwnWork {
        /** Returns the exit code. */
        int run() throws IOException;
    }

    /** What the processes do together. */
    @FunctionalInterface
    public interface SharedWork {
        /** Returns what the first prints at the end. */
        List<String> among(ProcessGroup group) throws IOException;
    }

    /**
     * Runs the command as it was given in as many processes as asked for, or its work in this one.
     *
     * @return the exit code
     * @throws BadUsage where the processes are started by someone else
     */
    public int run(CommandSpec command, OwnWork work) throws IOException {
        if (count == 1 || ParentWatch.isStarted()) {
            return work.run();
        }
        String rank = System.getenv(RANK);
        if (rank != null) {
            throw BadUsage.expected("--processes", "no " + RANK + ", which says that others start the processes", rank);
        }
        CommandSpec program = command.root();
        JavaCommand same = JavaCommand.of(
                program.userObject().getClass(),
                program.commandLine().getParseResult().originalArgs());
        return LocalProcesses.run(same, count, new PrintStream(System.out, true, StandardCharsets.UTF_8), System.err);
    }

    /**
     * Meets the others that the environment names, and works with them. If one of them dies, this process halts with a line that says
     * so and what to do, even where it hangs in native code.
     *
     * @param what such as {@code training}
     * @param advice what to do then
     * @return the exit code
     */
    public static int together(CommandSpec command, String what, Supplier<String> advice, SharedWork work)
            throws IOException {
        try (ProcessGroup group = join(command, what, advice)) {
            List<String> lines = work.among(group);
            group.finish();
            if (group.isFirst()) {
                lines.forEach(command.commandLine().getOut()::println);
            }
            return 0;
        }
    }

    private static ProcessGroup join(CommandSpec command, String what, Supplier<String> advice) throws IOException {
        Map<String, String> environment = System.getenv();
        Optional<Rendezvous> rendezvous = Rendezvous.of(environment);
        if (rendezvous.isEmpty()) {
            return ProcessGroup.alone();
        }
        PrintWriter err = command.commandLine().getErr();
        return rendezvous.get().join(dead -> {
            err.println("heartproof: " + what + ": " + dead + "; " + advice.get());
            err.flush();
            Runtime.getRuntime().halt(FAILED);
        });
    }
}
