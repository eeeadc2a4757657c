package io.heartproof.web.metrics;

import java.util.List;

/**
 * Metrics as text: {@code # HELP} and {@code # TYPE} of a family, then a line per figure. Source: Prometheus, "Exposition
 * formats", text format 0.0.4. Not thread-safe.
 */
final class PrometheusText {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private final StringBuilder text = new StringBuilder();

    /** Begins a family. */
    void family(String name, String type, String help) {
        text.append("# HELP %s %s\n# TYPE %s %s\n".formatted(name, help, name, type));
    }

    /**
     * One figure.
     *
     * @param names of the labels
     * @param values as many
     */
    void line(String name, List<String> names, List<String> values, double figure) {
        text.append(name);
        for (int i = 0; i < names.size(); i++) {
            text.append(i == 0 ? '{' : ',').append(names.get(i)).append("=\"");
            text.append(escaped(values.get(i))).append('"');
        }
        text.append(names.isEmpty() ? " " : "} ").append(number(figure)).append('\n');
    }

    /** A number as Prometheus reads it; whole ones without a point. */
    static String number(double figure) {
        if (Double.isInfinite(figure)) {
            return figure > 0 ? "+Inf" : "-Inf";
        }
        boolean whole = figure == Math.rint(figure) && Math.abs(figure) < 1e15;
        return whole ? Long.toString((long) figure) : Double.toString(figure);
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
