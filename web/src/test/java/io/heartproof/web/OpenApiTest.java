package io.heartproof.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.web.guard.Limits;
import io.heartproof.web.guard.ProblemKind;
import io.javalin.Javalin;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class OpenApiTest {
    @Test
    void describesEveryRouteAndNoOther() throws Exception {
        try (TestService service = TestService.start(Limits.STANDARD, RecordingModel.of("a", 0.05))) {
            assertThat(OpenApiDescription.read().routes())
                    .isEqualTo(routes(service.service().server()));
        }
    }

    @Test
    void everyReferenceLeadsSomewhere() throws Exception {
        JsonNode document = OpenApiDescription.read().document();

        assertThat(document.findValuesAsString("$ref"))
                .isNotEmpty()
                .allSatisfy(reference -> assertThat(
                                document.at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
    }

    @Test
    void namesEveryCodeOfAProblem() throws Exception {
        JsonNode codes = OpenApiDescription.read().document().at("/components/schemas/Problem/properties/code/enum");

        assertThat(codes.valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(Arrays.stream(ProblemKind.values())
                        .map(ProblemKind::code)
                        .toList());
    }

    /** What the server has, without the page. */
    private static Set<String> routes(Javalin server) {
        Set<String> routes = new TreeSet<>();
        server.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .filter(endpoint -> !endpoint.path.equals("/") && !endpoint.path.startsWith("/page/"))
                .forEach(endpoint -> routes.add(endpoint.method.name() + " " + endpoint.path));
        return routes;
    }
}
