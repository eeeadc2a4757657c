package io.heartproof.experiment.config.yaml;

import io.heartproof.problem.BadUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lays settings over a complete tree of settings; refuses keys that the tree has not, and missing values. */
final class ConfigLayer {
    private final String where;
    private final ObjectNode base;

    /** @param where what messages name as the origin, such as the file */
    ConfigLayer(String where, ObjectNode base) {
        this.where = where;
        this.base = base;
    }

    /** A copy of the tree with the layer's values in it. */
    ObjectNode applied(ObjectNode layer) {
        ObjectNode result = base.deepCopy();
        overlay("", result, layer);
        return result;
    }

    private void overlay(String prefix, ObjectNode target, ObjectNode layer) {
        for (Map.Entry<String, JsonNode> setting : layer.properties()) {
            String key = prefix + setting.getKey();
            JsonNode known = target.get(setting.getKey());
            JsonNode value = setting.getValue();
            if (known == null) {
                throw unknown(key);
            }
            if (known instanceof ObjectNode group) {
                overlay(key + ".", group, requireGroup(key, group, value));
            } else {
                target.set(setting.getKey(), requireValue(key, known, value));
            }
        }
    }

    private ObjectNode requireGroup(String key, ObjectNode group, JsonNode value) {
        if (value instanceof ObjectNode object) {
            return object;
        }
        throw expected(key, "a group of " + group.propertyNames(), value);
    }

    private JsonNode requireValue(String key, JsonNode known, JsonNode value) {
        boolean missing = value.isNull() && !known.isNull();
        boolean missingElement =
                value instanceof ArrayNode list && list.valueStream().anyMatch(JsonNode::isNull);
        if (missing || missingElement || value.isObject()) {
            throw expected(key, known.isArray() ? "a list of values" : "a value", value);
        }
        return value;
    }

    private BadUsage unknown(String key) {
        List<String> keys = new ArrayList<>();
        collectKeys("", base, keys);
        return new BadUsage("%s: unknown key '%s', did you mean '%s'?".formatted(where, key, Nearest.to(key, keys)));
    }

    private BadUsage expected(String key, String rule, JsonNode value) {
        return new BadUsage("%s: %s: expected %s, got %s".formatted(where, key, rule, value));
    }

    private static void collectKeys(String prefix, ObjectNode group, List<String> keys) {
        for (Map.Entry<String, JsonNode> entry : group.properties()) {
            keys.add(prefix + entry.getKey());
            if (entry.getValue() instanceof ObjectNode inner) {
                collectKeys(prefix + entry.getKey() + ".", inner, keys);
            }
        }
    }
}
