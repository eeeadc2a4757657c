package io.heartproof.web.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Everything that the service counts and times. Thread-safe. */
public final class ServiceMetrics {
    /** Of the text that {@link #text} gives. */
    public static final String CONTENT_TYPE = PrometheusText.CONTENT_TYPE;

    private final Counters requests =
            new Counters("heartproof_http_requests_total", "Requests answered.", "method", "route", "status");
    private final Histograms requestSeconds = new Histograms(
            "heartproof_http_request_duration_seconds", "From a request's headers to its answer.", "route");
    private final Counters classifications = new Counters(
            "heartproof_classifications_total", "Recordings classified, by model and answer.", "model", "prediction");
    private final Histograms classificationSeconds = new Histograms(
            "heartproof_classification_duration_seconds", "Preparation and inference of one recording.", "model");
    private final List<Metric> metrics = new ArrayList<>();

    /**
     * @param admitted how many requests wait or are computed
     * @param places how many of them there may be
     */
    public ServiceMetrics(DoubleSupplier admitted, int places) {
        metrics.addAll(List.of(requests, requestSeconds, classifications, classificationSeconds));
        metrics.add(new Gauge(
                "heartproof_recordings_in_progress", "gauge", "Recordings that wait or are computed.", admitted));
        metrics.add(new Gauge(
                "heartproof_recordings_in_progress_limit", "gauge", "How many of them there may be.", () -> places));
        metrics.addAll(ProcessFigures.all());
    }

    /**
     * A request was answered.
     *
     * @param route the pattern of its path, or {@code other}
     */
    public void answered(String method, String route, int status, double seconds) {
        requests.add(method, route, Integer.toString(status));
        requestSeconds.observe(seconds, route);
    }

    /**
     * A recording was classified.
     *
     * @param model its id
     */
    public void classified(String model, String prediction, double seconds) {
        classifications.add(model, prediction);
        classificationSeconds.observe(seconds, model);
    }

    /** All figures as text. */
    public String text() {
        PrometheusText text = new PrometheusText();
        metrics.forEach(metric -> metric.writeTo(text));
        return text.toString();
    }
}
