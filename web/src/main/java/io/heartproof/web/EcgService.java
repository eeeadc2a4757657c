package io.heartproof.web;

import io.heartproof.problem.BadUsage;
import io.heartproof.web.api.Model;
import io.heartproof.web.api.Models;
import io.heartproof.web.api.Workplace;
import io.heartproof.web.guard.Cores;
import io.heartproof.web.guard.Limits;
import io.heartproof.web.guard.Places;
import io.heartproof.web.guard.Space;
import io.heartproof.web.intake.Uploads;
import io.heartproof.web.metrics.ServiceMetrics;
import io.javalin.Javalin;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * A running service. {@link #close} finishes what was begun, then stops.
 *
 * <pre>{@code
 * EcgService service = EcgService.start(ServiceSettings.thisMachine(8080), List.of(Model.of(classifier)));
 * }</pre>
 *
 * <p>Thread-safe. For research; not a medical device.
 */
public final class EcgService implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Workplace work;
    private final Javalin server;
    private final ScheduledExecutorService clock;
    private boolean closed;

    private EcgService(Workplace work, Javalin server, ScheduledExecutorService clock) {
        this.work = work;
        this.server = server;
        this.clock = clock;
    }

    /**
     * Starts a service.
     *
     * @param models at least one, which the service closes; the first is asked where a client names none
     * @throws BadUsage where the port is taken
     */
    public static EcgService start(ServiceSettings settings, List<Model> models) throws IOException {
        ScheduledExecutorService clock = clock();
        Workplace work = workplace(settings, new Models(models), clock);
        EcgService service = new EcgService(work, new HttpServer(settings, work, clock).create(), clock);
        try {
            service.server.start();
            return service;
        } catch (JavalinBindException e) {
            service.close();
            throw new BadUsage(String.format(
                    Locale.ROOT,
                    "cannot listen at %s port %d: it is taken, not allowed, or not of this machine",
                    settings.bind(),
                    settings.port()));
        } catch (RuntimeException e) {
            service.close();
            throw e;
        }
    }

    private static Workplace workplace(ServiceSettings settings, Models models, ScheduledExecutorService clock)
            throws IOException {
        Limits limits = settings.limits();
        Places places = new Places(settings.cores() + limits.waiting());
        Space space = new Space(places.limit() * limits.bodyBytes());
        return new Workplace(
                models,
                limits,
                places,
                new Cores(settings.cores(), clock),
                new Uploads(limits, space, clock),
                new ServiceMetrics(places::taken, places.limit()));
    }

    /** One thread that says when time is over. */
    private static ScheduledExecutorService clock() {
        ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1, task -> {
            Thread thread = new Thread(task, "clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /** The port that it listens at. */
    public int port() {
        return server.port();
    }

    /** For tests of what it is made of. */
    Javalin server() {
        return server;
    }

    /**
     * Takes no more recordings, answers those that it has taken (half a minute at most), stops, and closes the models. Further
     * calls do nothing.
     */
    @Override
    public synchronized void close() throws IOException {
        if (closed) {
            return;
        }
        closed = true;
        try {
            work.places().close(PATIENCE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        work.cores().close();
        work.uploads().close();
        work.models().close();
        clock.shutdownNow();
    }
}
