package io.heartproof.web;

import io.heartproof.file.Json;
import io.heartproof.web.guard.JsonResponses;
import io.heartproof.web.guard.Problem;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.MethodNotAllowedResponse;
import io.javalin.http.NotFoundResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every failure as a problem. The client reads what it did wrong; what went wrong here goes to the log. */
final class HttpFailures {
    private static final Logger LOG = LoggerFactory.getLogger(HttpFailures.class);

    private static final String FAILED = "the service failed; its log says at what, try again later";

    private HttpFailures() {}

    static void register(RoutesConfig routes) {
        Leftovers leftovers = new Leftovers();
        routes.exception(RequestRefusal.class, (refusal, request) -> {
            if (refusal.kind() != ProblemKind.TOO_SLOW && !request.req().isAsyncStarted()) {
                leftovers.read(request.req());
            }
            JsonResponses.refusal(request, refusal);
        });
        routes.exception(
                NotFoundResponse.class,
                (e, request) -> JsonResponses.problem(
                        request, Problem.of(ProblemKind.NOT_FOUND, "there is nothing at this address")));
        routes.exception(MethodNotAllowedResponse.class, HttpFailures::wrongMethod);
        routes.exception(HttpResponseException.class, (e, request) -> JsonResponses.problem(request, problem(e)));
        routes.exception(Exception.class, HttpFailures::unexpected);
    }

    private static Problem problem(HttpResponseException e) {
        return e.getStatus() == ProblemKind.BODY_TOO_LARGE.status()
                ? Problem.of(ProblemKind.BODY_TOO_LARGE, "the body is too large")
                : Problem.of(ProblemKind.BAD_REQUEST, "the request cannot be understood");
    }

    /** {@code OPTIONS} is answered by what the address takes. */
    private static void wrongMethod(MethodNotAllowedResponse e, Context request) {
        String found = String.join(", ", e.getDetails().values());
        String allowed = (found.contains("GET") ? found.replace("GET", "GET, HEAD") : found) + ", OPTIONS";
        request.header("Allow", allowed);
        if (request.method().equals(HandlerType.OPTIONS)) {
            request.status(HttpStatus.NO_CONTENT).removeHeader("Content-Type");
        } else {
            JsonResponses.problem(
                    request, Problem.of(ProblemKind.METHOD_NOT_ALLOWED, "this address takes " + found + " only"));
        }
    }

    /** What no handler can mend, on this thread; the process lives on. */
    static void error(HttpServletResponse response, Error error) {
        LOG.error("a request failed", error);
        Problem problem = Problem.of(ProblemKind.INTERNAL, FAILED);
        response.setStatus(problem.status());
        response.setContentType(Problem.CONTENT_TYPE);
        try {
            response.getOutputStream().write(Json.line(problem).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            LOG.debug("the client has gone", e);
        }
    }

    /** The address without its parameters, and no name of a file: who was examined is no business of the log. */
    private static void unexpected(Exception e, Context request) {
        LOG.error("{} {} failed", request.method(), request.path(), e);
        JsonResponses.problem(request, Problem.of(ProblemKind.INTERNAL, FAILED));
    }
}
