package io.heartproof.web;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.server.Connector;

/**
 * Closes connections whose request line and headers take too long as a whole. The server's idle time does not do that: a
 * byte every second is not idle. Thread-safe.
 */
final class HeaderTime {
    private static final long EVERY_MILLISECONDS = 250;

    private final Duration longest;

    /** When a connection that waits for a request is closed, in {@link System#nanoTime}. */
    private final Map<Connection, Long> ends = Collections.synchronizedMap(new WeakHashMap<>());

    /** @param longest from a connection's opening to the end of its first request's headers */
    HeaderTime(Duration longest) {
        this.longest = longest;
    }

    /** Looks after the connections of a connector until the clock is shut down. */
    void watch(Connector connector, ScheduledExecutorService clock) {
        Future<?> unused = clock.scheduleWithFixedDelay(
                () -> connector.getConnectedEndPoints().forEach(this::look),
                EVERY_MILLISECONDS,
                EVERY_MILLISECONDS,
                TimeUnit.MILLISECONDS);
    }

    /** A request has arrived as far as its body. */
    void arrived(Connection connection) {
        ends.put(connection, Long.MAX_VALUE);
    }

    /** Its answer is given; the connection may stay idle for {@code idle} before the next. */
    void answered(Connection connection, Duration idle) {
        ends.put(connection, System.nanoTime() + idle.plus(longest).toNanos());
    }

    private void look(EndPoint endPoint) {
        Connection connection = endPoint.getConnection();
        if (connection != null) {
            long now = System.nanoTime();
            Long end = ends.putIfAbsent(connection, now + longest.toNanos());
            if (end != null && end != Long.MAX_VALUE && now - end > 0) {
                endPoint.close();
            }
        }
    }
}
