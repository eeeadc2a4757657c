package io.heartproof.metric;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Figures by the names that files have for them, in the order of the files. In JSON an object with a field for each.
 * Immutable.
 */
public record Figures(@JsonValue Map<String, Figure> byKey) {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public Figures {
        byKey = Collections.unmodifiableMap(new LinkedHashMap<>(byKey));
        if (byKey.values().stream().anyMatch(figure -> figure == null)) {
            throw new IllegalArgumentException("every figure must have a value or a reason, got " + byKey);
        }
    }

    /** Figures in the order of their keys. */
    static <M> Figures of(Collection<M> metrics, Function<M, String> key, List<Figure> figures) {
        Map<String, Figure> byKey = new LinkedHashMap<>();
        int next = 0;
        for (M metric : metrics) {
            byKey.put(key.apply(metric), figures.get(next++));
        }
        return new Figures(byKey);
    }

    /** Figures of all {@link OverallMetric#ALL}, in their order. */
    public static Figures overall(List<Figure> figures) {
        return of(OverallMetric.ALL, OverallMetric::key, figures);
    }

    /** Figures of all {@link ClassMetric#ALL}, in their order. */
    public static Figures ofClass(List<Figure> figures) {
        return of(ClassMetric.ALL, ClassMetric::key, figures);
    }

    /** The same with one more. */
    Figures and(String key, Figure figure) {
        Map<String, Figure> more = new LinkedHashMap<>(byKey);
        more.put(key, figure);
        return new Figures(more);
    }

    /** That of a key; one that results of another program do not have is undefined. */
    public Figure get(String key) {
        Figure figure = byKey.get(key);
        return figure == null ? Figure.undefined(key + " is undefined: the results do not have it") : figure;
    }

    /** Refuses figures among which one of these is missing. */
    Figures requireKeys(List<String> keys) {
        for (String key : keys) {
            if (!byKey.containsKey(key)) {
                throw new IllegalArgumentException("field '" + key + "' is missing");
            }
        }
        return this;
    }
}
