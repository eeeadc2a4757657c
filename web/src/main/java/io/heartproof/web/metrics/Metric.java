package io.heartproof.web.metrics;

/** A family of figures of one name. Implementations are thread-safe. */
interface Metric {
    /** Adds the family's lines. */
    void writeTo(PrometheusText text);
}
