package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WholeAnswersTest {
    private static final int THREADS = 6;
    private static final byte[] LARGE = new byte[32 << 20]; // more than the system takes of an answer that nobody reads

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();

    /** Writes as a servlet does: in parts, on its thread, waiting for each. */
    private static final class Writer extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            byte[] answer = Request.getPathInContext(request).equals("/large") ? LARGE : new byte[] {'o', 'k'};
            Content.Sink.write(response, false, ByteBuffer.wrap(answer, 0, answer.length / 2));
            Content.Sink.write(response, true, ByteBuffer.wrap(answer, answer.length / 2, answer.length / 2));
            callback.succeeded();
            return true;
        }
    }

    @AfterEach
    void stopClock() {
        clock.shutdownNow();
    }

    @Test
    void clientsThatDoNotReadKeepNoThread() throws Exception {
        Server server = start(Duration.ofMinutes(1));
        List<Socket> silent = new ArrayList<>();
        try {
            for (int i = 0; i < THREADS; i++) {
                silent.add(ask(server, "/large"));
            }
            try (Socket other = ask(server, "/small")) {
                assertThat(new String(other.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                        .startsWith("HTTP/1.1 200")
                        .contains("Content-Length: 2\r\n")
                        .endsWith("\r\n\r\nok");
            }
            assertThat(silent.get(0).getInputStream().readAllBytes()).hasSizeGreaterThan(LARGE.length);
        } finally {
            for (Socket socket : silent) {
                socket.close();
            }
            server.stop();
        }
    }

    @Test
    void aClientThatTakesTooLongLosesItsConnection() throws Exception {
        Server server = start(Duration.ofMillis(300));
        ServerConnector connector = (ServerConnector) server.getConnectors()[0];
        try (Socket silent = ask(server, "/large")) {
            while (connector.getConnectedEndPoints().isEmpty()) {
                Thread.sleep(5);
            }
            while (!connector.getConnectedEndPoints().isEmpty()) {
                Thread.sleep(5);
            }
            assertThat(silent.isConnected()).isTrue();
        } finally {
            server.stop();
        }
    }

    private Server start(Duration longest) throws Exception {
        Server server = new Server(new QueuedThreadPool(THREADS));
        server.addConnector(new ServerConnector(server, 1, 1));
        WholeAnswers whole = new WholeAnswers(clock, longest);
        whole.setHandler(new Writer());
        server.setHandler(whole);
        server.start();
        return server;
    }

    private static Socket ask(Server server, String path) throws Exception {
        int port = ((ServerConnector) server.getConnectors()[0]).getLocalPort();
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        String request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }
}
