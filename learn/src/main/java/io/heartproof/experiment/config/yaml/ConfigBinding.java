package io.heartproof.experiment.config.yaml;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.file.Yaml;
import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JacksonException.Reference;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.exc.MismatchedInputException;

/** Binds a tree of settings to records; what does not fit becomes one line that names key, rule and value. */
final class ConfigBinding {
    private ConfigBinding() {}

    static ExperimentConfig bind(JsonNode tree) {
        try {
            return Yaml.mapper().treeToValue(tree, ExperimentConfig.class);
        } catch (JacksonException e) {
            throw asBadUsage(e, tree);
        }
    }

    private static BadUsage asBadUsage(JacksonException e, JsonNode tree) {
        if (e.getCause() instanceof BadUsage rule) {
            return rule;
        }
        JsonNode value = tree;
        StringBuilder key = new StringBuilder();
        for (Reference step : e.getPath()) {
            String name = step.getPropertyName();
            value = name == null ? value.path(step.getIndex()) : value.path(name);
            key.append(name == null ? "[" + step.getIndex() + "]" : (key.isEmpty() ? "" : ".") + name);
        }
        return BadUsage.expected(key.toString(), rule(targetType(e)), value);
    }

    private static @Nullable Class<?> targetType(JacksonException e) {
        if (e instanceof MismatchedInputException mismatch) {
            return mismatch.getTargetType();
        }
        return e instanceof InputCoercionException coercion ? coercion.getTargetType() : null;
    }

    /** The name of a constant in YAML. */
    private static String name(Object constant) {
        return Yaml.mapper().valueToTree(constant).stringValue();
    }

    private static String rule(@Nullable Class<?> type) {
        if (type == null) {
            return "another type of value";
        }
        if (type.isEnum()) {
            return Arrays.stream(type.getEnumConstants())
                    .map(ConfigBinding::name)
                    .collect(Collectors.joining(", ", "one of ", ""));
        }
        if (Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        if (type == int.class || type == long.class) {
            return "a whole number of at most " + (type == int.class ? Integer.MAX_VALUE : Long.MAX_VALUE);
        }
        return type == double.class || type == Double.class ? "a number" : "a text";
    }
}
