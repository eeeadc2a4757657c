package io.heartproof.report;

import io.heartproof.file.Json;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * The epochs of a training: {@code metrics.jsonl}, one {@link EpochMetrics} a line.
 *
 * @param epochs in order, each once: of an epoch that was run again after a resume, the last line counts
 */
public record TrainingHistory(List<EpochMetrics> epochs) {
    private static final String SINCE_ROBUST_VALIDATION = "robust";
    private static final long LARGEST_FILE_BYTES = 1L << 26;

    public TrainingHistory {
        epochs = List.copyOf(epochs);
    }

    /**
     * Reads the file. A last line that a killed training left unfinished (no line end) is left out.
     *
     * @throws BadData where another line is no epoch, or the file is over 64 MiB
     */
    public static TrainingHistory read(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE_BYTES) {
            throw new BadData(file.toString(), "expected at most " + LARGEST_FILE_BYTES + " bytes");
        }
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        List<String> lines =
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        TreeMap<Integer, EpochMetrics> byEpoch = new TreeMap<>();
        for (int i = 0; i < lines.size(); i++) {
            EpochMetrics epoch = epoch(lines.get(i), file + " line " + (i + 1));
            byEpoch.put(epoch.epoch(), epoch);
        }
        return new TrainingHistory(new ArrayList<>(byEpoch.values()));
    }

    /** A line from before robust validation. */
    private record OlderEpoch(
            int epoch, double loss, double seconds, double recordingsPerSecond, Optional<OlderScores> validation) {
        EpochMetrics now() {
            return new EpochMetrics(epoch, loss, seconds, recordingsPerSecond, validation.map(OlderScores::now));
        }
    }

    private record OlderScores(double accuracy, double balancedAccuracy, double macroF1) {
        EpochMetrics.Validation now() {
            return new EpochMetrics.Validation(accuracy, balancedAccuracy, macroF1);
        }
    }

    private static EpochMetrics epoch(String line, String where) {
        try {
            JsonNode tree = Json.mapper().readTree(line);
            return tree.has(SINCE_ROBUST_VALIDATION)
                    ? Json.mapper().treeToValue(tree, EpochMetrics.class)
                    : Json.mapper().treeToValue(tree, OlderEpoch.class).now();
        } catch (JacksonException e) {
            throw new BadData(where, Json.oneLine(e), e);
        }
    }
}
