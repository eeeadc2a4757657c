package io.heartproof.web.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** Counters of one name, one per combination of label values. The values come from small fixed sets, never from a client. */
final class Counters implements Metric {
    private final String name;
    private final String help;
    private final List<String> labels;
    private final Map<List<String>, LongAdder> counts = new ConcurrentSkipListMap<>(LabelOrder.INSTANCE);

    Counters(String name, String help, String... labels) {
        this.name = name;
        this.help = help;
        this.labels = List.of(labels);
    }

    /** Counts one more. */
    void add(String... values) {
        counts.computeIfAbsent(List.of(values), key -> new LongAdder()).increment();
    }

    @Override
    public void writeTo(PrometheusText text) {
        text.family(name, "counter", help);
        counts.forEach((values, count) -> text.line(name, labels, values, (double) count.sum()));
    }
}
