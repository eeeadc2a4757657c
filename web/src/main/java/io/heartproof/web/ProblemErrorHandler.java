package io.heartproof.web;

import io.heartproof.file.Json;
import io.heartproof.web.answer.Problem;
import io.heartproof.web.answer.ProblemKind;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;
import org.jspecify.annotations.Nullable;

/** What the HTTP server itself refuses, before any route sees it (a header that is too long, say), as a problem too. */
final class ProblemErrorHandler extends ErrorHandler {
    @Override
    protected void generateResponse(
            Request request,
            Response response,
            int status,
            @Nullable String message,
            @Nullable Throwable cause,
            Callback callback) {
        boolean client = status >= 400 && status < 500;
        Problem like = Problem.of(
                client ? ProblemKind.BAD_REQUEST : ProblemKind.INTERNAL,
                client ? "the request cannot be understood" : "the service failed; its log says at what");
        Problem problem = new Problem(like.type(), like.title(), status, like.code(), like.detail());
        response.getHeaders().put(new HttpField(HttpHeader.CONTENT_TYPE, Problem.CONTENT_TYPE));
        Content.Sink.write(response, true, Json.line(problem), callback);
    }
}
