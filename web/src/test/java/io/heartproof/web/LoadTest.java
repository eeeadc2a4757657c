package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** More requests than places, and the end of a service with requests under way. */
class LoadTest {
    private static final String CLASSIFY = "/api/v1/classifications";
    private static final int CORES = 1;
    private static final int WAITING = 2;

    private final ExecutorService clients = Executors.newCachedThreadPool();
    private final GatedModel gate = GatedModel.of(RecordingModel.of("gated", 0.05));

    @AfterEach
    void stopClients() {
        gate.openToAll();
        clients.shutdownNow();
    }

    @Test
    void whoFindsNoPlaceIsToldToComeBack() throws Exception {
        try (TestService service = start(Duration.ofSeconds(10))) {
            List<Future<HttpAnswer>> taken = IntStream.range(0, CORES + WAITING)
                    .mapToObj(i -> clients.submit(() -> service.post(CLASSIFY, "text/csv", TestService.table(10))))
                    .toList();
            service.waitUntilTaken(CORES + WAITING);

            HttpAnswer refused = service.post(CLASSIFY, "text/csv", TestService.table(10));
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.header("Retry-After")).isEqualTo("1");
            assertThat(service.get("/health").status()).isEqualTo(200);

            gate.openToAll();
            for (Future<HttpAnswer> answer : taken) {
                assertThat(answer.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
            }
            assertThat(service.post(CLASSIFY, "text/csv", TestService.table(10)).status())
                    .isEqualTo(200);
        }
    }

    @Test
    void whoWaitsTooLongIsSentAway() throws Exception {
        try (TestService service = start(Duration.ofMillis(1500))) {
            HttpAnswer answer = service.post(CLASSIFY, "text/csv", TestService.table(10));

            assertThat(answer.status()).isEqualTo(503);
            assertThat(answer.detail()).isEqualTo("no answer within 1 s, try again later");
            gate.openToAll();
        }
    }

    @Test
    void whatWasBegunIsFinishedBeforeTheServiceEnds() throws Exception {
        TestService service = start(Duration.ofSeconds(20));
        Future<HttpAnswer> begun = clients.submit(() -> service.post(CLASSIFY, "text/csv", TestService.table(10)));
        gate.entered().acquire();

        Future<?> end = clients.submit(() -> {
            service.close();
            return null;
        });
        while (service.get("/health").status() == 200) {
            Thread.onSpinWait();
        }
        assertThat(service.get("/health").detail()).isEqualTo("the service is shutting down");
        assertThat(service.post(CLASSIFY, "text/csv", TestService.table(10)).status())
                .isEqualTo(503);
        assertThat(gate.model().closed()).isFalse();
        gate.openToAll();

        assertThat(begun.get(30, TimeUnit.SECONDS).status()).isEqualTo(200);
        end.get(30, TimeUnit.SECONDS);
        assertThat(gate.model().closed()).isTrue();
    }

    @Test
    void manyClientsAtOnceGetTheAnswerOfOne() throws Exception {
        gate.openToAll();
        try (TestService service = TestService.start(Limits.STANDARD, gate)) {
            byte[] table = TestService.table(10);
            String alone = service.post(CLASSIFY, "text/csv", table)
                    .json()
                    .at("/probabilities")
                    .toString();
            List<Future<HttpAnswer>> answers = IntStream.range(0, 32)
                    .mapToObj(i -> clients.submit(() -> service.post(CLASSIFY, "text/csv", table)))
                    .toList();

            for (Future<HttpAnswer> answer : answers) {
                assertThat(answer.get(60, TimeUnit.SECONDS)
                                .json()
                                .at("/probabilities")
                                .toString())
                        .isEqualTo(alone);
            }
        }
    }

    private TestService start(Duration answerTime) throws Exception {
        Limits limits = Limits.STANDARD.withWaiting(WAITING).withTimes(Duration.ofSeconds(5), answerTime);
        ServiceSettings all = ServiceSettings.thisMachine(0);
        return TestService.start(new ServiceSettings(all.bind(), all.port(), all.access(), limits, CORES), gate);
    }
}
