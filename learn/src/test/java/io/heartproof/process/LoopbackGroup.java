package io.heartproof.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Groups whose members are threads of one JVM that speak over the loopback interface. */
final class LoopbackGroup {
    static final Duration SHORT = Duration.ofSeconds(30);

    private LoopbackGroup() {}

    /** What each of two members comes to, by rank. */
    static <R> List<R> two(Function<ProcessGroup, R> work) throws Exception {
        return members(2, work::apply);
    }

    /** What each of so many members comes to, by rank. */
    static <R> List<R> members(int size, Function<GlooGroup, R> work) throws Exception {
        int port = freePort();
        ExecutorService threads = Executors.newFixedThreadPool(size);
        try {
            List<Future<R>> running = IntStream.range(0, size)
                    .mapToObj(rank -> threads.submit(() -> {
                        Rendezvous own = new Rendezvous(rank, size, "127.0.0.1", port);
                        try (GlooGroup group = GlooGroup.connect(MeetingStore.meet(own, SHORT), SHORT)) {
                            return work.apply(group);
                        }
                    }))
                    .toList();
            List<R> all = new ArrayList<>();
            for (Future<R> each : running) {
                all.add(each.get(1, TimeUnit.MINUTES));
            }
            return all;
        } finally {
            threads.shutdown();
        }
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
