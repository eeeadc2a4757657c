package io.heartproof.process.launch;

import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Processes of this program on this machine that compute together and appear as one. Standard output is that of rank 0; standard
 * error is that of all, each line once. If one fails, the others are killed. They end with this process, however it ends. Used by
 * one thread.
 */
public final class LocalProcesses {
    /** How long others have to report a process that was killed and could not report itself. */
    private static final Duration REPORT = Duration.ofSeconds(10);

    private static final Duration END = Duration.ofSeconds(3);

    /** Codes above are those of signals: 128 + n. */
    private static final int SIGNAL = 128;

    private static final int FAILED = 1;

    private final List<RankedProcess> started = new ArrayList<>();
    private final BlockingQueue<RankedProcess> ended = new LinkedBlockingQueue<>();
    private final MergedErrors errors;
    private final PrintStream err;

    private LocalProcesses(PrintStream err) {
        this.err = err;
        this.errors = new MergedErrors(err);
    }

    private record RankedProcess(int rank, Process process, Thread errors) {}

    /**
     * Runs the command in {@code count} processes, each told by {@code RANK}, {@code WORLD_SIZE}, {@code MASTER_ADDR} and {@code
     * MASTER_PORT} which one it is, until all are done or one has failed.
     *
     * @param count at least 1
     * @param err gets what they say
     * @return 0; the exit code of the first that failed; 1 where that one was killed
     */
    public static int run(JavaCommand command, int count, PrintStream err) throws IOException {
        if (count < 1) {
            throw BadUsage.expected("--processes", "at least 1", count);
        }
        LocalProcesses processes = new LocalProcesses(err);
        Thread hook = new Thread(processes::stop, "stop processes");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            processes.start(command.share(count), count);
            return processes.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return FAILED;
        } finally {
            processes.kill();
            removeHook(hook);
        }
    }

    private static void removeHook(Thread hook) {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // it runs already
        }
    }

    private void start(JavaCommand command, int count) throws IOException {
        String port = Integer.toString(freePort());
        for (int rank = 0; rank < count; rank++) {
            ProcessBuilder builder = command.with(ParentWatch.options()).builder();
            builder.environment().put("RANK", Integer.toString(rank));
            builder.environment().put("LOCAL_RANK", Integer.toString(rank));
            builder.environment().put("WORLD_SIZE", Integer.toString(count));
            builder.environment().put("MASTER_ADDR", "127.0.0.1");
            builder.environment().put("MASTER_PORT", port);
            builder.redirectOutput(rank == 0 ? Redirect.INHERIT : Redirect.DISCARD);
            follow(rank, builder.start());
        }
    }

    private void follow(int rank, Process process) {
        Thread follower = new Thread(() -> errors.follow(rank, process.getErrorStream()), "errors of rank " + rank);
        follower.setDaemon(true);
        follower.start();
        RankedProcess ranked = new RankedProcess(rank, process, follower);
        started.add(ranked);
        var unused = process.onExit().thenRun(() -> ended.add(ranked));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private int await() throws InterruptedException {
        for (int done = 0; done < started.size(); done++) {
            RankedProcess next = ended.take();
            if (next.process().exitValue() != 0) {
                return failure(next);
            }
        }
        joinErrors();
        return 0;
    }

    /** Who was killed reported nothing; one of the others soon does. */
    private int failure(RankedProcess first) throws InterruptedException {
        int code = first.process().exitValue();
        if (code < SIGNAL) {
            first.errors().join(END.toMillis());
            errors.mute();
            return code;
        }
        @Nullable
        RankedProcess reporter = ended.poll(started.size() > 1 ? REPORT.toMillis() : 0, TimeUnit.MILLISECONDS);
        if (reporter != null) {
            reporter.errors().join(END.toMillis());
        }
        errors.mute();
        if (reporter == null || !errors.spoke(reporter.rank())) {
            err.println(String.format(
                    Locale.ROOT,
                    "heartproof: rank %d of %d was ended by signal %d",
                    first.rank(),
                    started.size(),
                    code - SIGNAL));
        }
        return FAILED;
    }

    private void joinErrors() throws InterruptedException {
        for (RankedProcess process : started) {
            process.errors().join(END.toMillis());
        }
    }

    /** This process is asked to end: so are the others, which have a moment for it. */
    private void stop() {
        errors.mute();
        started.forEach(process -> process.process().destroy());
        try {
            for (RankedProcess process : started) {
                process.process().waitFor(END.toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        kill();
    }

    private void kill() {
        started.forEach(process -> process.process().destroyForcibly());
    }
}
