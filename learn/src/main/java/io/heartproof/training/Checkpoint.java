package io.heartproof.training;

import io.heartproof.file.AtomicFile;
import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.nn.Parameters;
import io.heartproof.problem.BadData;
import io.heartproof.process.ProcessGroup;
import io.heartproof.tensor.Safetensors;
import io.heartproof.training.objective.RecordingMemory;
import io.heartproof.training.optimiser.Optimiser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;

/**
 * What a training keeps on disk after each epoch, so that a kill at any moment costs at most the epoch under way: {@code
 * checkpoint/last.safetensors} (weights, optimiser, figures so far; one file, written whole or not at all), from which a training
 * goes on; {@code checkpoint/kept.safetensors} (weights that are the result so far), and {@code metrics.jsonl}. The first decides
 * what the others hold: where a kill leaves one of them behind, it is made anew from the first.
 */
final class Checkpoint {
    private static final String EPOCHS = "epochs";
    private static final String STEPS = "steps";
    private static final String MEMORIES = "memories";
    private static final String WEIGHT = "weight:";
    private static final String AVERAGE = "average:";
    private static final String OPTIMISER = "optimiser:";

    private final RunLayout run;
    private final ProcessGroup processes;

    /** @param processes that train together: the first reads and writes the files of all */
    Checkpoint(Path run, ProcessGroup processes) {
        this.run = new RunLayout(run);
        this.processes = processes;
    }

    /** What a training changes. */
    record State(Parameters parameters, Optimiser optimiser, WeightAverage average, List<RecordingMemory> memories) {}

    /**
     * Puts the last epoch's state into it and returns the figures so far; leaves it alone where there is none. Every process then
     * has the state of the first.
     */
    List<EpochMetrics> restore(State state) throws IOException {
        byte[] file = processes.isFirst() && Files.exists(last()) ? Files.readAllBytes(last()) : new byte[0];
        byte[] shared = processes.broadcast(file);
        processes.broadcast(List.copyOf(state.parameters().byName().values()));
        return shared.length == 0 ? new ArrayList<>() : restore(state, shared);
    }

    private List<EpochMetrics> restore(State state, byte[] file) throws IOException {
        String where = last().toString();
        Safetensors.StoredArrays content = Safetensors.read(where, file);
        if (content.digest().isEmpty()) {
            throw new BadData(where, "no checkpoint of this version: expected a digest of its content, got none");
        }
        List<EpochMetrics> history = history(where, content.metadata());
        state.parameters().load(where, named(content.arrays(), WEIGHT));
        state.average().load(where, named(content.arrays(), AVERAGE));
        state.optimiser().load(where, named(content.arrays(), OPTIMISER), steps(where, content.metadata()));
        restore(where, state.memories(), content.metadata());
        if (processes.isFirst()) {
            writeWhatFollows(state, history);
        }
        return history;
    }

    /** Writes everything, first the file that {@link #restore} trusts. */
    void save(State state, List<EpochMetrics> history) throws IOException {
        if (!processes.isFirst()) {
            return;
        }
        Map<String, Safetensors.Array> weights = state.parameters().copy();
        Map<String, Safetensors.Array> average = state.average().copy();
        Map<String, Safetensors.Array> arrays = new LinkedHashMap<>();
        weights.forEach((name, array) -> arrays.put(WEIGHT + name, array));
        average.forEach((name, array) -> arrays.put(AVERAGE + name, array));
        state.optimiser().copy().forEach((name, array) -> arrays.put(OPTIMISER + name, array));
        Map<String, String> metadata = Map.of(
                EPOCHS,
                Json.line(history),
                STEPS,
                Integer.toString(state.optimiser().count()),
                MEMORIES,
                Json.line(state.memories().stream().map(RecordingMemory::values).toList()));
        Safetensors.write(last(), new Safetensors.StoredArrays(arrays, metadata));
        writeWhatFollows(state, history);
    }

    private void writeWhatFollows(State state, List<EpochMetrics> history) throws IOException {
        if (history.get(history.size() - 1).kept().isPresent()) {
            Map<String, Safetensors.Array> average = state.average().copy();
            Safetensors.write(
                    run.keptWeights(), average.isEmpty() ? state.parameters().copy() : average);
        }
        writeMetrics(history);
    }

    /** Puts the weights that are the result into the parameters. */
    void loadKept(Parameters parameters) throws IOException {
        if (processes.isFirst()) {
            Path kept = run.keptWeights();
            parameters.load(kept.toString(), Safetensors.read(kept).arrays());
        }
        processes.broadcast(List.copyOf(parameters.byName().values()));
    }

    private Path last() {
        return run.lastState();
    }

    /** Writes the figures of all epochs. */
    void writeMetrics(List<EpochMetrics> history) throws IOException {
        if (!processes.isFirst()) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        history.forEach(epoch -> lines.append(Json.line(epoch)).append('\n'));
        AtomicFile.write(run.history(), lines.toString());
    }

    private static List<EpochMetrics> history(String where, Map<String, String> metadata) {
        try {
            EpochMetrics[] history = Json.mapper().readValue(metadata.getOrDefault(EPOCHS, ""), EpochMetrics[].class);
            if (history == null || history.length == 0 || Arrays.asList(history).contains(null)) {
                throw new BadData(where, "no checkpoint of a training: epochs must be a list of figures");
            }
            return new ArrayList<>(List.of(history));
        } catch (JacksonException e) {
            throw new BadData(where, "no checkpoint of a training: " + Json.oneLine(e), e);
        }
    }

    private static void restore(String where, List<RecordingMemory> memories, Map<String, String> metadata) {
        List<Map<String, Double>> kept;
        try {
            kept = Json.mapper().readValue(metadata.getOrDefault(MEMORIES, "[]"), new TypeReference<>() {});
        } catch (JacksonException e) {
            throw new BadData(where, "no checkpoint of a training: " + Json.oneLine(e), e);
        }
        if (kept.size() != memories.size()) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "expected numbers per recording of %d objectives, got %d",
                            memories.size(),
                            kept.size()));
        }
        for (int i = 0; i < memories.size(); i++) {
            memories.get(i).restore(kept.get(i));
        }
    }

    private static int steps(String where, Map<String, String> metadata) {
        try {
            return Integer.parseInt(metadata.getOrDefault(STEPS, ""));
        } catch (NumberFormatException e) {
            throw new BadData(where, "no checkpoint of a training: steps must be a whole number", e);
        }
    }

    private static Map<String, Safetensors.Array> named(Map<String, Safetensors.Array> arrays, String prefix) {
        Map<String, Safetensors.Array> selected = new LinkedHashMap<>();
        arrays.forEach((name, array) -> {
            if (name.startsWith(prefix)) {
                selected.put(name.substring(prefix.length()), array);
            }
        });
        return selected;
    }
}
