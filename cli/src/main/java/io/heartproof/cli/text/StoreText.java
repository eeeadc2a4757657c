package io.heartproof.cli.text;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.problem.PlainText;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A store of many recordings in words: what it is made of, and how many recordings it says to have which label. */
public final class StoreText {
    private StoreText() {}

    /** The lines; no recording is read for them. */
    public static List<String> lines(RecordingStore store) throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add(line("data set", store.place().toString()));
        store.facts().forEach((what, value) -> lines.add(line(what, value)));
        lines.add(line("recordings", Integer.toString(store.recordings().size())));
        Optional<StatedLabels> labels = store.labels();
        lines.add(line("labels", labels.map(StatedLabels::source).orElse("none but in tables beside it")));
        labels.ifPresent(stated -> addCounts(lines, stated));
        return lines;
    }

    private static void addCounts(List<String> lines, StatedLabels stated) {
        Map<String, Integer> counts = new TreeMap<>();
        stated.all().forEach(label -> counts.merge(label, 1, Integer::sum));
        counts.forEach((label, count) -> lines.add(line("label " + label, count.toString())));
        long none = stated.labels().values().stream().filter(List::isEmpty).count();
        if (none > 0) {
            lines.add(line("no label", Long.toString(none)));
        }
    }

    private static String line(String what, String value) {
        return PlainText.of(String.format(Locale.ROOT, "%-12s %s", what, value));
    }
}
