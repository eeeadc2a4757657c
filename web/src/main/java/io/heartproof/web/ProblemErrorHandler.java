package io.heartproof.web;

import io.heartproof.web.guard.JsonResponses;
import io.heartproof.web.guard.Problem;
import io.heartproof.web.guard.ProblemKind;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the HTTP server itself refuses, before any route sees it (a header that is too long, say), as a problem too. */
final class ProblemErrorHandler extends ErrorHandler {
    private static final Map<ProblemKind, String> DETAILS = Map.of(
            ProblemKind.NOT_FOUND, "there is nothing at this address",
            ProblemKind.TOO_SLOW, "the request took too long to arrive",
            ProblemKind.URI_TOO_LONG, "the address is longer than this service reads",
            ProblemKind.EXPECTATION_FAILED, "the only expectation that this service meets is 100-continue",
            ProblemKind.HEADERS_TOO_LARGE, "the headers are larger than this service reads",
            ProblemKind.INTERNAL, "the service failed; its log says at what",
            ProblemKind.NOT_IMPLEMENTED, "this service knows no such method or transfer coding",
            ProblemKind.UNAVAILABLE, "the service is shutting down, or too busy to read requests",
            ProblemKind.VERSION_NOT_SUPPORTED, "this service speaks HTTP/1.1");

    /** Whatever the method. */
    @Override
    public boolean errorPageForMethod(String method) {
        return true;
    }

    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        ProblemKind kind = status == HttpStatus.UPGRADE_REQUIRED_426 // said of HTTP/2 alone
                ? ProblemKind.VERSION_NOT_SUPPORTED
                : ProblemKind.ofStatus(status);
        JsonResponses.problem(
                response, Problem.of(kind, DETAILS.getOrDefault(kind, "the request cannot be understood")), callback);
    }
}
