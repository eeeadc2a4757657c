package io.heartproof.process.launch;

import io.heartproof.problem.BadUsage;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
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

    /** How gloo begins what it writes to standard output. */
    private static final String NATIVE = "[Gloo] ";

    private final List<RankedProcess> started = new ArrayList<>();
    private final BlockingQueue<RankedProcess> ended = new LinkedBlockingQueue<>();
    private final MergedErrors errors;
    private final PrintStream out;
    private final PrintStream err;

    private LocalProcesses(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
        this.errors = new MergedErrors(err);
    }

    private record RankedProcess(int rank, Process process, List<Thread> followers) {
        /** Waits until what it said has been passed on. */
        void finishFollowing() throws InterruptedException {
            for (Thread follower : followers) {
                follower.join(END.toMillis());
            }
        }
    }

    /**
     * Runs the command in {@code count} processes, each told by {@code RANK}, {@code WORLD_SIZE}, {@code MASTER_ADDR} and {@code
     * MASTER_PORT} which one it is, until all are done or one has failed.
     *
     * @param count at least 1
     * @param out gets the answer of rank 0, in UTF-8
     * @param err gets what they say beside it
     * @return 0; the exit code of the first that failed; 1 where that one was killed
     */
    public static int run(JavaCommand command, int count, PrintStream out, PrintStream err) throws IOException {
        if (count < 1) {
            throw BadUsage.expected("--processes", "at least 1", count);
        }
        LocalProcesses processes = new LocalProcesses(out, err);
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
            builder.redirectOutput(rank == 0 ? Redirect.PIPE : Redirect.DISCARD);
            follow(rank, builder.start());
        }
    }

    private void follow(int rank, Process process) {
        List<Thread> followers = new ArrayList<>();
        followers.add(thread("errors of rank " + rank, () -> errors.follow(rank, process.getErrorStream())));
        if (rank == 0) {
            followers.add(thread("answer", () -> answer(process.getInputStream())));
        }
        followers.forEach(Thread::start);
        RankedProcess ranked = new RankedProcess(rank, process, followers);
        started.add(ranked);
        var unused = process.onExit().thenRun(() -> ended.add(ranked));
    }

    private static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Passes on an answer without what the native library says into it. */
    private void answer(InputStream from) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from, StandardCharsets.UTF_8))) {
            lines.lines().filter(line -> !line.startsWith(NATIVE)).forEach(out::println);
        } catch (IOException | UncheckedIOException e) {
            // the process was killed
        }
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
            first.finishFollowing();
            errors.mute();
            return code;
        }
        @Nullable
        RankedProcess reporter = ended.poll(started.size() > 1 ? REPORT.toMillis() : 0, TimeUnit.MILLISECONDS);
        if (reporter != null) {
            reporter.finishFollowing();
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
            process.finishFollowing();
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
