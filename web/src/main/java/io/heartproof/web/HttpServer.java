package io.heartproof.web;

import io.heartproof.web.api.ApiRoutes;
import io.heartproof.web.api.Workplace;
import io.heartproof.web.guard.Guard;
import io.heartproof.web.guard.Openness;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.router.Endpoint;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** How the HTTP server is set up: routes, threads, connections. What is compressed or encrypted is a proxy's business. */
final class HttpServer {
    /** No request keeps one for long: bodies arrive, wait, are computed and answered without. */
    private static final int THREADS = 48;

    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    private static final int MOST_CONNECTIONS = 2000;
    private static final int STOP_MILLISECONDS = 10_000;
    private static final Set<String> METHODS = Set.of("GET", "POST", "HEAD", "OPTIONS");

    private final ServiceSettings settings;
    private final Workplace work;
    private final ScheduledExecutorService clock;
    private final HeaderTime headerTime;

    HttpServer(ServiceSettings settings, Workplace work, ScheduledExecutorService clock) {
        this.settings = settings;
        this.work = work;
        this.clock = clock;
        this.headerTime = new HeaderTime(settings.limits().headerTime());
    }

    /** A server that does not listen yet. */
    Javalin create() {
        return Javalin.create(config -> {
            config.startup.showJavalinBanner = false;
            config.startup.showOldJavalinVersionWarning = false;
            config.http.prefer405over404 = true;
            config.http.maxRequestSize = settings.limits().bodyBytes();
            config.http.compressionStrategy = CompressionStrategy.NONE;
            config.router.javaLangErrorHandler(HttpFailures::error);
            jetty(config);
            routes(config);
        });
    }

    private void routes(JavalinConfig config) {
        PageFiles page = new PageFiles();
        config.routes.before(new Guard(settings.access()));
        config.routes.beforeMatched(matched -> {}); // lets the guard, which comes before, know the route
        config.routes.get("/", page, Openness.OPEN);
        config.routes.get("/page/{name}", page, Openness.OPEN);
        ApiRoutes.register(config.routes, work);
        HttpFailures.register(config.routes);
        config.requestLogger.http(this::count);
    }

    /** Only what is known is counted by name: a client must not be able to make up figures. */
    private void count(Context request, Float milliseconds) {
        Endpoint endpoint = request.endpoints().matchedHttpEndpoint();
        String method = String.valueOf(request.<String>attribute(Entrance.METHOD));
        work.metrics()
                .answered(
                        METHODS.contains(method) ? method : "other",
                        endpoint == null ? "other" : endpoint.path,
                        request.statusCode(),
                        milliseconds / 1e3);
    }

    private void jetty(JavalinConfig config) {
        QueuedThreadPool threads = new QueuedThreadPool(THREADS);
        threads.setName("http");
        config.jetty.threadPool = threads;
        config.jetty.modifyHttpConfiguration(http -> http.setSendServerVersion(false));
        config.jetty.addConnector((server, http) -> {
            ServerConnector connector = connector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.bind());
            connector.setPort(settings.port());
            connector.setIdleTimeout(settings.limits().bodyTime().toMillis());
            connector.setAcceptQueueSize(settings.limits().backlog());
            headerTime.watch(connector, clock);
            return connector;
        });
        config.jetty.modifyServer(this::finish);
    }

    private static ServerConnector connector(Server server, HttpConnectionFactory http) {
        return new ServerConnector(server, 1, 1, http) {
            @Override
            protected SocketChannelEndPoint newEndPoint(
                    SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                ClientEndPoint client = new ClientEndPoint(channel, selector, key, getScheduler());
                client.setIdleTimeout(getIdleTimeout());
                return client;
            }
        };
    }

    private void finish(Server server) {
        server.setErrorHandler(new ProblemErrorHandler());
        server.addBean(new NetworkConnectionLimit(MOST_CONNECTIONS, server));
        server.insertHandler(new Entrance(headerTime, settings.limits().bodyTime()));
        server.insertHandler(new WholeAnswers(clock, LONGEST_ANSWER));
        server.insertHandler(new GracefulHandler());
        server.setStopTimeout(STOP_MILLISECONDS);
    }
}
