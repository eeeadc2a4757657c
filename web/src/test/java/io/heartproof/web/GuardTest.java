package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.web.guard.Access;
import io.heartproof.web.limit.Limits;
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
