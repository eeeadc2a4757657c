package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.web.guard.Access;
import io.heartproof.web.guard.Limits;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GuardTest {
    private static final String TOKEN = "0123456789abcdef";

    @TempDir
    Path folder;

    @Test
    void withATokenOnlyItsHoldersAreAnswered() throws Exception {
        ServiceSettings settings = ServiceSettings.thisMachine(0).with("127.0.0.1", Access.token(TOKEN));
        try (TestService service = TestService.start(settings, RecordingModel.of("a", 1))) {
            for (String path : new String[] {"/api/v1/models", "/api/v1/examples", "/metrics"}) {
                assertThat(service.get(path).status()).as(path).isEqualTo(401);
                assertThat(service.get(path, "Authorization", "Bearer " + TOKEN + "x")
                                .status())
                        .isEqualTo(401);
                assertThat(service.get(path, "Authorization", "Basic " + TOKEN).status())
                        .isEqualTo(401);
                assertThat(service.get(path, "Authorization", "Bearer " + TOKEN).status())
                        .isEqualTo(200);
            }
            assertThat(service.post("/api/v1/classifications", "text/csv", new byte[1])
                            .status())
                    .isEqualTo(401);
            assertThat(service.get("/health").status()).isEqualTo(200);
            assertThat(service.raw("GET / HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 200");
        }
    }

    /** Each asks for what needs a token, written so that a look at the path alone would let it pass. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /metrics/",
                "GET //metrics",
                "GET /metrics//",
                "GET /./metrics",
                "GET /health/../metrics",
                "GET /health/..;/metrics",
                "GET /metrics;x=1",
                "GET /;/metrics",
                "GET /%6detrics",
                "GET /metric%73/",
                "GET /%2e/metrics",
                "GET /health%2f..%2fmetrics",
                "GET /METRICS",
                "GET /Api/v1/models",
                "GET /api/v1/models/",
                "GET /api//v1/models",
                "GET /api%2fv1/models",
                "GET /metrics%00",
                "GET /metrics%20",
                "GET /metrics?",
                "GET http://localhost/metrics",
                "HEAD /metrics",
                "OPTIONS /metrics",
                "POST /metrics",
                "POST /api/v1/classifications/",
                "DELETE /api/v1/models",
            })
    void noSpellingOfAnAddressPassesWithoutTheToken(String line) throws Exception {
        ServiceSettings settings = ServiceSettings.thisMachine(0).with("127.0.0.1", Access.token(TOKEN));
        try (TestService service = TestService.start(settings, RecordingModel.of("a", 1))) {
            String answer = service.raw(
                    line
                            + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nX-HTTP-Method-Override: GET\r\nConnection: close\r\n\r\n");

            assertThat(answer).matches("(?s)HTTP/1.1 40[01] .*").doesNotContain("process_cpu", "\"models\"");
        }
    }

    @Test
    void whatIsOpenIsOpenForEveryMethodThatItTakes() throws Exception {
        ServiceSettings settings = ServiceSettings.thisMachine(0).with("127.0.0.1", Access.token(TOKEN));
        try (TestService service = TestService.start(settings, RecordingModel.of("a", 1))) {
            for (String path : new String[] {"/", "/page/main.js", "/health", "/openapi.json"}) {
                String get = service.raw("GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
                String head = service.raw("HEAD " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");

                assertThat(get).startsWith("HTTP/1.1 200");
                assertThat(head).startsWith("HTTP/1.1 200").endsWith("\r\n\r\n");
                assertThat(head.lines().filter(line -> line.startsWith("Content-Length")))
                        .isEqualTo(get.lines()
                                .filter(line -> line.startsWith("Content-Length"))
                                .toList());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil.example", "localhost.evil.example", "10.0.0.1:8080", "127.0.0.1.evil.example"})
    void anotherHostThanThisMachineIsRefused(String host) throws Exception {
        try (TestService service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 1))) {
            assertThat(service.raw("GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                    .startsWith("HTTP/1.1 403");
        }
    }

    @Test
    void pagesFromElsewhereAreRefused() throws Exception {
        try (TestService service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 1))) {
            assertThat(service.get("/api/v1/models", "Sec-Fetch-Site", "cross-site")
                            .status())
                    .isEqualTo(403);
            assertThat(service.get("/api/v1/models", "Sec-Fetch-Site", "same-site")
                            .status())
                    .isEqualTo(403);
            assertThat(service.get("/api/v1/models", "Sec-Fetch-Site", "same-origin")
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void anOriginAloneTellsPagesFromElsewhere() throws Exception {
        try (TestService service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 1))) {
            String own = "http://127.0.0.1:" + service.port();
            for (String origin :
                    new String[] {"https://evil.example", "null", "http://127.0.0.1", own + ".evil.example"}) {
                assertThat(service.get("/api/v1/models", "Origin", origin).status())
                        .as(origin)
                        .isEqualTo(403);
            }
            assertThat(service.get("/api/v1/models", "Origin", own).status()).isEqualTo(200);
            assertThat(service.get("/api/v1/models", "Origin", own.replace("http:", "https:"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void everyAnswerKeepsBrowsersCareful() throws Exception {
        try (TestService service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 1))) {
            for (String path : new String[] {"/health", "/nothing", "/api/v1/models"}) {
                HttpAnswer answer = service.get(path);
                assertThat(answer.header("Content-Security-Policy"))
                        .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                        .doesNotContain("unsafe", "http", "*");
                assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
                assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
                assertThat(answer.header("Server")).isEmpty();
            }
            for (String request :
                    new String[] {"nonsense", "BREW / HTTP/1.1\r\nHost: x", "CONNECT x:1 HTTP/1.1\r\nHost: x"}) {
                assertThat(service.raw(request + "\r\nConnection: close\r\n\r\n"))
                        .contains(
                                "X-Content-Type-Options: nosniff",
                                "Content-Security-Policy: ",
                                "Cache-Control: no-store");
            }
        }
    }

    @Test
    void anAddressForOthersNeedsATokenOrAWord() {
        ServiceSettings here = ServiceSettings.thisMachine(0);

        assertThatThrownBy(() -> here.with("0.0.0.0", Access.THIS_MACHINE))
                .isInstanceOf(BadUsage.class)
                .hasMessage("at 0.0.0.0 anyone can reach the service: give it a token, or say that anyone may use it");
        assertThat(here.with("0.0.0.0", Access.ANYONE).bind()).isEqualTo("0.0.0.0");
        assertThat(here.with("0.0.0.0", Access.token(TOKEN)).bind()).isEqualTo("0.0.0.0");
        assertThat(here.with("localhost", Access.THIS_MACHINE).bind()).isEqualTo("localhost");
    }

    @Test
    void aTokenIsReadFromItsFile() throws Exception {
        Path file = Files.writeString(folder.resolve("token"), TOKEN + "\n");

        assertThat(Access.tokenFile(file)).isEqualTo(Access.token(TOKEN));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "short", "0123456789abcde\u00e9", "0123456789abcdef\n0123456789abcdef"})
    void aFileWithoutAProperTokenIsRefused(String content) throws Exception {
        Path file = Files.writeString(folder.resolve("token"), content);

        assertThatThrownBy(() -> Access.tokenFile(file))
                .isInstanceOf(BadData.class)
                .hasMessage(file + ": expected one line with a token of 16 to 512 letters, digits and ._~+/=-");
    }
}
