package io.heartproof.web;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Takes the signals that ask a process to stop, before the JVM begins to shut down. From then on shutdown hooks run side by
 * side: ONNX Runtime's own frees what an inference under way still uses, and the process dies of it. Here the service ends
 * first, and the JVM exits afterwards.
 *
 * <p>The handler is {@code sun.misc.Signal} of the module {@code jdk.unsupported}, by reflection, as the compiler warns of it
 * whatever is done. Where it is refused ({@code -Xrs}) or missing, a shutdown hook has to do.
 */
public final class StopSignals {
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private StopSignals() {}

    /**
     * Runs {@code stop} once, on another thread, as the first signal comes, and {@code finish} in a shutdown hook where
     * signals cannot be handled.
     *
     * @param stop lets the program end; returns at once
     * @param finish does what is to be done before the process ends
     */
    public static void handle(Runnable stop, Runnable finish) {
        AtomicBoolean stopped = new AtomicBoolean();
        boolean handled = true;
        for (String name : NAMES) {
            boolean taken = take(name, () -> {
                if (stopped.compareAndSet(false, true)) {
                    stop.run();
                }
            });
            handled &= taken || name.equals("HUP"); // which is not everywhere
        }
        if (!handled) {
            Runtime.getRuntime().addShutdownHook(new Thread(finish, "stop"));
        }
    }

    /** Whether the signal was there to be had. A signal that the parent process ignores stays ignored. */
    private static boolean take(String name, Runnable action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
                    .bindTo(action);
            signal.getMethod("handle", signal, handler)
                    .invoke(
                            null,
                            signal.getConstructor(String.class).newInstance(name),
                            MethodHandleProxies.asInterfaceInstance(
                                    handler, MethodHandles.dropArguments(run, 0, signal)));
            return true;
        } catch (ReflectiveOperationException e) {
            return false; // -Xrs, no such signal on this system, a JVM without jdk.unsupported
        }
    }
}
