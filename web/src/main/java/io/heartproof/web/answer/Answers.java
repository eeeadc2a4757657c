package io.heartproof.web.answer;

import io.heartproof.file.Json;
import io.javalin.http.Context;

/** Writes answers. */
public final class Answers {
    private static final String RETRY_SECONDS = "1";

    private Answers() {}

    /** An answer in JSON. */
    public static void json(Context request, Object answer) {
        request.contentType("application/json").result(Json.line(answer));
    }

    /** A problem, with the headers that go with it; of a body that was not read to its end the connection is closed. */
    public static void problem(Context request, Problem problem) {
        switch (problem.status()) {
            case 401 -> request.header("WWW-Authenticate", "Bearer");
            case 408, 413 -> request.header("Connection", "close");
            case 429, 503 -> request.header("Retry-After", RETRY_SECONDS);
            default -> {}
        }
        request.status(problem.status()).contentType(Problem.CONTENT_TYPE).result(Json.line(problem));
    }
}
