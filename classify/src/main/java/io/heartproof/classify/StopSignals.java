package io.heartproof.classify;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntConsumer;

/**
 * Takes the signals that ask a process to stop, before the JVM begins to shut down. From then on shutdown hooks run side by
 * side: ONNX Runtime's own frees what an inference under way still uses, and the process dies of it. Here the work ends first,
 * and the JVM exits afterwards. See {@link OnnxCalls}.
 *
 * <p>The handler is {@code sun.misc.Signal} of the module {@code jdk.unsupported}, by reflection, as the compiler warns of it
 * whatever is done. It may be refused ({@code -Xrs}) or missing.
 */
public final class StopSignals {
    private static final List<String> NAMES = List.of("TERM", "INT", "HUP");

    private StopSignals() {}

    /**
     * Runs {@code stop} once, on another thread, as the first signal comes; takes the place of what was to be run before.
     *
     * @param stop ends the program, or lets it end; gets the number of the signal
     * @return whether signals can be handled; if not, the JVM handles them in its own way
     */
    public static boolean handle(IntConsumer stop) {
        AtomicBoolean stopped = new AtomicBoolean();
        boolean handled = true;
        for (String name : NAMES) {
            boolean taken = take(name, number -> {
                if (stopped.compareAndSet(false, true)) {
                    stop.accept(number);
                }
            });
            handled &= taken || name.equals("HUP"); // which is not everywhere
        }
        return handled;
    }

    /** Whether the signal was there to be had. A signal that the parent process ignores stays ignored. */
    private static boolean take(String name, IntConsumer action) {
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object taken = signal.getConstructor(String.class).newInstance(name);
            int number = (int) signal.getMethod("getNumber").invoke(taken);
            MethodHandle run = MethodHandles.lookup()
                    .findVirtual(IntConsumer.class, "accept", MethodType.methodType(void.class, int.class))
                    .bindTo(action);
            MethodHandle handle = MethodHandles.dropArguments(MethodHandles.insertArguments(run, 0, number), 0, signal);
            signal.getMethod("handle", signal, handler)
                    .invoke(null, taken, MethodHandleProxies.asInterfaceInstance(handler, handle));
            return true;
        } catch (ReflectiveOperationException e) {
            return false; // -Xrs, no such signal on this system, a JVM without jdk.unsupported
        }
    }
}
