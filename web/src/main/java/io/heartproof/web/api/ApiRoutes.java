package io.heartproof.web.api;

import io.heartproof.web.guard.JsonResponses;
import io.heartproof.web.guard.Openness;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import io.heartproof.web.intake.Examples;
import io.heartproof.web.intake.Query;
import io.heartproof.web.metrics.ServiceMetrics;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** The addresses of the service, as {@code openapi.json} describes them. */
public final class ApiRoutes {
    private ApiRoutes() {}

    /** The names of the examples. */
    record ExampleNames(List<String> examples) {}

    /** That the service is well. */
    record Health(String status) {}

    /** Adds all of them. */
    public static void register(RoutesConfig routes, Workplace work) {
        Examples examples = new Examples();
        byte[] description = description();
        routes.post("/api/v1/classifications", new ClassificationRoute(work));
        routes.post("/api/v1/views", new ViewRoute(work, examples));
        routes.get("/api/v1/models", Query.none(request -> JsonResponses.json(request, models(work))));
        routes.get(
                "/api/v1/examples",
                Query.none(request -> JsonResponses.json(request, new ExampleNames(examples.names()))));
        routes.get("/health", Query.none(request -> health(request, work)), Openness.OPEN);
        routes.get(
                "/metrics",
                Query.none(request -> request.contentType(ServiceMetrics.CONTENT_TYPE)
                        .result(work.metrics().text())));
        routes.get(
                "/openapi.json",
                Query.none(request -> request.contentType("application/json").result(description)),
                Openness.OPEN);
    }

    private static ModelFacts.All models(Workplace work) {
        return new ModelFacts.All(
                work.models().all().stream().map(ModelFacts::of).toList());
    }

    private static void health(Context request, Workplace work) {
        if (work.places().closing()) {
            throw new RequestRefusal(ProblemKind.UNAVAILABLE, "the service is shutting down");
        }
        if (!work.uploads().isReady()) {
            throw new RequestRefusal(ProblemKind.UNAVAILABLE, "the service cannot keep files in its temporary folder");
        }
        JsonResponses.json(request, new Health("ok"));
    }

    private static byte[] description() {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing from the class path");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
