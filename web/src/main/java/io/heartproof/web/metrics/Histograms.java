package io.heartproof.web.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** How long something took: cumulative counts per upper bound in seconds, one histogram per combination of label values. */
final class Histograms implements Metric {
    private static final double[] BOUNDS = {0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10};

    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<List<String>, Histogram> histograms = new ConcurrentSkipListMap<>(LabelOrder.INSTANCE);

    Histograms(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    private static final class Histogram {
        private final LongAdder[] counts = new LongAdder[BOUNDS.length + 1];
        private final DoubleAdder sum = new DoubleAdder();

        Histogram() {
            for (int i = 0; i < counts.length; i++) {
                counts[i] = new LongAdder();
            }
        }
    }

    /** Adds one duration. */
    void observe(double seconds, String... values) {
        Histogram histogram = histograms.computeIfAbsent(List.of(values), key -> new Histogram());
        int bucket = 0;
        while (bucket < BOUNDS.length && seconds > BOUNDS[bucket]) {
            bucket++;
        }
        histogram.counts[bucket].increment();
        histogram.sum.add(seconds);
    }

    @Override
    public void writeTo(PrometheusText text) {
        text.family(name, "histogram", help);
        histograms.forEach((values, histogram) -> write(text, values, histogram));
    }

    private void write(PrometheusText text, List<String> values, Histogram histogram) {
        List<String> bucketLabels = with(labels, "le");
        long count = 0;
        for (int i = 0; i <= BOUNDS.length; i++) {
            count += histogram.counts[i].sum();
            double bound = i < BOUNDS.length ? BOUNDS[i] : Double.POSITIVE_INFINITY;
            text.line(name + "_bucket", bucketLabels, with(values, PrometheusText.number(bound)), (double) count);
        }
        text.line(name + "_sum", labels, values, histogram.sum.sum());
        text.line(name + "_count", labels, values, (double) count);
    }

    private static List<String> with(List<String> list, String last) {
        List<String> all = new ArrayList<>(list);
        all.add(last);
        return all;
    }
}
