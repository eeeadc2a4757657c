package io.heartproof.web.api;

import io.heartproof.problem.BadUsage;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The models in the order in which they were given; the first is asked where a client names none.
 *
 * @param all at least one, of distinct ids
 */
public record Models(List<Model> all) implements AutoCloseable {
    public Models {
        all = List.copyOf(all);
        if (all.isEmpty()) {
            throw new BadUsage("expected at least one model, got none");
        }
        if (new HashSet<>(all.stream().map(Model::id).toList()).size() != all.size()) {
            throw new BadUsage("expected different models, got the same one twice");
        }
    }

    /** The one that answers where a client names none. */
    public Model first() {
        return all.get(0);
    }

    /** The model of that id or name; {@link RequestRefusal} for an unknown one. */
    public Model named(String name) {
        return all.stream()
                .filter(model -> model.id().equals(name) || model.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new RequestRefusal(
                        ProblemKind.BAD_REQUEST,
                        "model: expected one of " + all.stream().map(Model::id).collect(Collectors.joining(", "))));
    }

    @Override
    public void close() {
        all.forEach(Model::close);
    }
}
