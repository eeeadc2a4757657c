package io.heartproof.training;

import io.heartproof.file.Json;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.nn.Parameters;
import io.heartproof.process.ProcessGroup;
import io.heartproof.provenance.Digest;
import io.heartproof.tensor.Tensors;
import io.heartproof.training.objective.RecordingMemory;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.core.type.TypeReference;

/** What the processes of a training agree on after each epoch; one alone agrees with itself. Immutable. */
record EpochAgreement(ProcessGroup processes) {
    /** The figures that the first process found, for all: what follows from them is then the same everywhere. */
    EpochMetrics figures(EpochMetrics own) {
        if (processes.isAlone()) {
            return own;
        }
        byte[] shared = processes.broadcast(bytes(own));
        return Json.mapper().readValue(text(shared), EpochMetrics.class);
    }

    /** Every process notes what the others have noted of their recordings. */
    void notes(List<RecordingMemory> memories) {
        if (processes.isAlone()) {
            return;
        }
        for (RecordingMemory memory : memories) {
            List<byte[]> all = processes.gather(bytes(asText(memory.noted())));
            all.forEach(
                    notes -> memory.note(asNumbers(Json.mapper().readValue(text(notes), new TypeReference<>() {}))));
        }
    }

    /** As text, since a number may be infinite, which JSON has no word for. */
    private static Map<String, String> asText(Map<String, Double> numbers) {
        return numbers.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().toString(), (a, b) -> a, TreeMap::new));
    }

    private static Map<String, Double> asNumbers(Map<String, String> texts) {
        return texts.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> Double.valueOf(entry.getValue())));
    }

    /**
     * Requires the same weights in all processes, to the bit.
     *
     * @throws IllegalStateException naming the process that has others
     */
    void weights(Parameters parameters) {
        if (processes.isAlone()) {
            return;
        }
        List<String> digests = processes.gather(digest(parameters).getBytes(StandardCharsets.UTF_8)).stream()
                .map(EpochAgreement::text)
                .toList();
        for (int rank = 1; rank < digests.size(); rank++) {
            if (!digests.get(rank).equals(digests.get(0))) {
                throw new IllegalStateException(String.format(
                        Locale.ROOT,
                        "training: the weights of process %d are no longer those of process 0; do all have the same"
                                + " program, libraries and kind of processor?",
                        rank));
            }
        }
    }

    private static String digest(Parameters parameters) {
        Digest digest = new Digest();
        parameters.byName().values().forEach(tensor -> {
            float[] values = Tensors.toFloats(tensor);
            ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES);
            bytes.asFloatBuffer().put(values);
            digest.add(bytes.array());
        });
        return digest.hex();
    }

    private static byte[] bytes(Object value) {
        return Json.line(value).getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
