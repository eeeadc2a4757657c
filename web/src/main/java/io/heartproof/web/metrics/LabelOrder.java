package io.heartproof.web.metrics;

import java.util.Comparator;
import java.util.List;

/** Orders combinations of label values, so that two readings of the metrics list them alike. */
enum LabelOrder implements Comparator<List<String>> {
    INSTANCE;

    @Override
    public int compare(List<String> a, List<String> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int order = a.get(i).compareTo(b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.size(), b.size());
    }
}
