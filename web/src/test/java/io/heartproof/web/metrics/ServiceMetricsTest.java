package io.heartproof.web.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ServiceMetricsTest {
    private final ServiceMetrics metrics = new ServiceMetrics(() -> 2, 66);

    @Test
    void aHistogramCountsWhatIsAtMostAsLarge() {
        metrics.answered("GET", "/health", 200, 0.001);
        metrics.answered("GET", "/health", 200, 0.002);
        metrics.answered("GET", "/health", 200, 60);

        assertThat(lines("heartproof_http_request_duration_seconds"))
                .contains(
                        "heartproof_http_request_duration_seconds_bucket{route=\"/health\",le=\"0.001\"} 1",
                        "heartproof_http_request_duration_seconds_bucket{route=\"/health\",le=\"0.0025\"} 2",
                        "heartproof_http_request_duration_seconds_bucket{route=\"/health\",le=\"10\"} 2",
                        "heartproof_http_request_duration_seconds_bucket{route=\"/health\",le=\"+Inf\"} 3",
                        "heartproof_http_request_duration_seconds_sum{route=\"/health\"} 60.003",
                        "heartproof_http_request_duration_seconds_count{route=\"/health\"} 3");
    }

    @Test
    void labelsAreEscapedAndSorted() {
        metrics.classified("b", "a \"quoted\" \\ name\n", 0.1);
        metrics.classified("a", "x", 0.1);

        assertThat(lines("heartproof_classifications_total"))
                .containsExactly(
                        "heartproof_classifications_total{model=\"a\",prediction=\"x\"} 1",
                        "heartproof_classifications_total{model=\"b\",prediction=\"a \\\"quoted\\\" \\\\ name\\n\"} 1");
    }

    @Test
    void everyFamilyIsExplainedOnce() {
        assertThat(metrics.text().lines().filter(line -> line.startsWith("# TYPE")))
                .doesNotHaveDuplicates()
                .contains("# TYPE heartproof_recordings_in_progress gauge", "# TYPE process_cpu_seconds_total counter");
        assertThat(lines("heartproof_recordings_in_progress")).contains("heartproof_recordings_in_progress 2");
    }

    private List<String> lines(String name) {
        return metrics.text().lines().filter(line -> line.startsWith(name)).toList();
    }
}
