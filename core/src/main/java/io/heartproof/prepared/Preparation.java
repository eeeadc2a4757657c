package io.heartproof.prepared;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How recordings of a data set are read and prepared: for which classifier, on how many threads. The result does not
 * depend on the threads; a few recordings per thread are in memory at once.
 */
public record Preparation(DataSet data, InputContract contract, int threads) {
    static final String WHAT = "Preparing recordings";

    /** What became of an entry, on its way from the thread that prepared it. */
    private interface PreparationResult {
        void to(PreparedSink sink) throws IOException;
    }

    /**
     * Recordings of the data set with their labels among the classifier's classes, by name and never by number.
     *
     * @throws BadData where the classifier does not know a label, by its name
     */
    List<Entry> labelled(List<Entry> entries) {
        LabelSet known = contract.labels();
        Set<String> unknown = entries.stream()
                .filter(entry -> entry.in(known).isEmpty())
                .flatMap(entry -> entry.labels().stream())
                .map(Label::name)
                .filter(name -> known.find(name).isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (!unknown.isEmpty()) {
            throw new BadData(
                    data.folder().toString(),
                    "has recordings of the classes %s, the classifier knows %s".formatted(unknown, known.names()));
        }
        return entries.stream().flatMap(entry -> entry.in(known).stream()).toList();
    }

    /** Prepares the entries, which {@code what} says to those who watch; the sink is called on the calling thread. */
    void run(String what, List<Entry> entries, PreparedSink sink, Progress progress) throws IOException {
        try (Progress.Stage stage = progress.aside(what, Math.max(1, entries.size()));
                Stream<PreparationResult> results = OrderedWork.map(entries.iterator(), this::prepare, threads)) {
            for (PreparationResult result : (Iterable<PreparationResult>) results::iterator) {
                result.to(sink);
                stage.advance(1);
            }
        }
    }

    private PreparationResult prepare(Entry entry) {
        try {
            PreparedRecording recording = contract.prepare(data.read(entry));
            return sink -> sink.add(entry, recording);
        } catch (BadData problem) {
            return sink -> sink.refuse(entry, problem.getMessage());
        } catch (IOException | RuntimeException | Error e) {
            return sink -> {
                throw e;
            };
        }
    }
}
