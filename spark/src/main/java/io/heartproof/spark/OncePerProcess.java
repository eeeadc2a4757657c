package io.heartproof.spark;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * What the tasks of one executor share, such as a loaded model: made by the first that asks, closed with the executor by {@link
 * ProcessPlugin}. Thread-safe.
 */
public final class OncePerProcess {
    private static final Map<String, AutoCloseable> KEPT = new HashMap<>();

    private OncePerProcess() {}

    /**
     * The one of that key.
     *
     * @param type of what is kept under that key
     * @param making called while no other task gets anything
     */
    public static <T extends AutoCloseable> T get(String key, Class<T> type, Supplier<T> making) {
        synchronized (KEPT) {
            return type.cast(KEPT.computeIfAbsent(key, unknown -> making.get()));
        }
    }

    /** Whether that one is there and open. Waits while all are being closed, so that no failure of its end goes unnoticed. */
    static boolean keeps(AutoCloseable one) {
        synchronized (KEPT) {
            return KEPT.containsValue(one);
        }
    }

    /** Closes all. For the end of the process's tasks. */
    static void closeAll() throws Exception {
        synchronized (KEPT) {
            try {
                for (AutoCloseable one : KEPT.values()) {
                    one.close();
                }
            } finally {
                KEPT.clear();
            }
        }
    }
}
