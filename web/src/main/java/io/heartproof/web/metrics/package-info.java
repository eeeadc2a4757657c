/**
 * What the service counts and times, in Prometheus' text format (version 0.0.4).
 *
 * <p>{@link io.heartproof.web.metrics.ServiceMetrics} is the entry point: it has one method per thing that happens, and
 * writes all figures as text.
 */
@NullMarked
package io.heartproof.web.metrics;

import org.jspecify.annotations.NullMarked;
