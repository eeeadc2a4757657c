package io.heartproof.web.metrics;

import java.util.List;
import java.util.function.DoubleSupplier;

/**
 * One figure that is looked up when it is asked for.
 *
 * @param type {@code gauge}, or {@code counter} where it only grows
 */
record Gauge(String name, String type, String help, DoubleSupplier figure) implements Metric {
    @Override
    public void writeTo(PrometheusText text) {
        text.family(name, type, help);
        text.line(name, List.of(), List.of(), figure.getAsDouble());
    }
}
