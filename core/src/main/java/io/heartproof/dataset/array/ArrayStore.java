package io.heartproof.dataset.array;

import io.heartproof.dataset.store.RecordingStore;
import io.heartproof.dataset.store.StatedLabels;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.dataset.table.RecordName;
import io.heartproof.format.array.ArrayRow;
import io.heartproof.format.array.SignalArray;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rows of one or several arrays by their names. A name that several rows have finds none of them. Immutable. */
final class ArrayStore implements RecordingStore {
    private final Path place;
    private final Path tables;
    private final Map<String, StoredRecording> recordings;
    private final Map<String, Integer> repeated;
    private final Optional<StatedLabels> labels;

    private ArrayStore(Builder builder, Optional<StatedLabels> labels) {
        this.place = builder.place;
        this.tables = builder.tables;
        this.recordings = builder.recordings;
        this.repeated = builder.repeated;
        this.labels = labels;
    }

    @Override
    public Path place() {
        return place;
    }

    @Override
    public Path tables() {
        return tables;
    }

    @Override
    public Optional<StoredRecording> find(String recording) {
        return Optional.ofNullable(recordings.get(recording));
    }

    @Override
    public List<String> recordings() {
        return Stream.concat(recordings.keySet().stream(), repeated.keySet().stream())
                .toList();
    }

    @Override
    public String missing(String recording) {
        return repeated.containsKey(recording)
                ? repeated.get(recording) + " rows of " + place + " are called " + recording
                : "no row of " + place + " is called " + recording;
    }

    @Override
    public List<String> statingDiagnoses() {
        return List.of();
    }

    @Override
    public Optional<StatedLabels> labels() {
        return labels;
    }

    @Override
    public List<String> unnamed(Set<String> named) {
        return recordings().stream()
                .filter(recording -> !named.contains(recording))
                .toList();
    }

    /** Collects the rows of a store. Not thread-safe. */
    static final class Builder {
        private final Path place;
        private final Path tables;
        private final Map<String, StoredRecording> recordings = new LinkedHashMap<>();
        private final Map<String, Integer> repeated = new TreeMap<>();

        Builder(Path place, Path tables) {
            this.place = place;
            this.tables = tables;
        }

        /**
         * Adds the rows of an array.
         *
         * @throws io.heartproof.problem.BadData where a name is none that a recording may have
         */
        void add(Path file, SignalArray array, List<ArrayRow> rows) {
            ArrayFile whole = new ArrayFile(file);
            for (ArrayRow row : rows) {
                String name = RecordName.require(file + " row " + row.row(), row.name());
                if (repeated.containsKey(name) || recordings.containsKey(name)) {
                    recordings.remove(name);
                    repeated.merge(name, 1, (a, b) -> a + b);
                } else {
                    recordings.put(name, new ArrayRecording(whole, array, row));
                }
            }
        }

        /** The names, in the order of the rows. */
        Set<String> names() {
            return recordings.keySet();
        }

        ArrayStore with(Optional<StatedLabels> labels) {
            repeated.replaceAll((name, again) -> again + 1);
            return new ArrayStore(this, labels);
        }
    }
}
