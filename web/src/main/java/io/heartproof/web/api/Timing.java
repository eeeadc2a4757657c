package io.heartproof.web.api;

/**
 * Where the time of an answer went, in milliseconds.
 *
 * @param waitMilliseconds for a core
 * @param readMilliseconds from files to a recording, noise included
 * @param classifyMilliseconds preparation and inference, of all models asked
 */
record Timing(double waitMilliseconds, double readMilliseconds, double classifyMilliseconds) {
    /** Takes the times of one answer, in the order in which they pass. */
    static final class Clock {
        private final long begin = System.nanoTime();
        private long started = begin;
        private long read = begin;

        void started() {
            started = System.nanoTime();
        }

        void read() {
            read = System.nanoTime();
        }

        Timing done() {
            return new Timing(between(begin, started), between(started, read), between(read, System.nanoTime()));
        }

        /** To a hundredth. */
        private static double between(long from, long to) {
            return Math.round((to - from) / 1e4) / 100.0;
        }
    }
}
