package io.heartproof.dataset.shard;

import io.heartproof.dataset.table.RecordName;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What a shard's {@code .json} says of a recording: an object whose field {@code labels} holds names or numbers of classes, in a
 * list or one alone. Other fields are read over.
 */
final class RecordingFacts {
    /** Larger files are refused. */
    static final int MOST_BYTES = 1 << 20;

    private static final String LABELS = "labels";

    private RecordingFacts() {}

    /**
     * The labels, as cells of a table would hold them; empty where it gives none.
     *
     * @throws BadData where it is no such object
     */
    static List<String> labels(String where, byte[] json) {
        JsonNode labels = object(where, json).path(LABELS);
        List<String> texts = new ArrayList<>();
        for (JsonNode label : labels.isArray() ? labels : List.of(labels)) {
            if (!label.isString() && !label.isIntegralNumber() && !label.isMissingNode() && !label.isNull()) {
                throw new BadData(
                        where,
                        "expected names or numbers of classes in 'labels', got "
                                + RecordName.printable(label.toString()));
            }
            if (label.isString() || label.isIntegralNumber()) {
                texts.add(label.asString());
            }
        }
        return texts;
    }

    private static JsonNode object(String where, byte[] json) {
        try {
            JsonNode tree = Json.mapper().readTree(json);
            if (!tree.isObject()) {
                throw new BadData(where, "expected a JSON object, got " + RecordName.printable(tree.toString()));
            }
            return tree;
        } catch (JacksonException e) {
            throw new BadData(where, Json.oneLine(e), e);
        }
    }
}
