package io.heartproof.batch;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Recordings of a data set, prepared once and kept for every epoch, with their labels. Held in memory as float32: L t 4
 * bytes each, so 1,505 recordings of 8 leads and 5,000 samples take 240 MB. Recordings that cannot be prepared are left
 * out and told. Immutable and thread-safe.
 *
 * @param set what could be prepared
 * @param refusals what could not, and why
 */
public record PreparedStore(PreparedSet set, List<Refusal> refusals) {
    public PreparedStore {
        refusals = List.copyOf(refusals);
    }

    /**
     * A recording that was left out.
     *
     * @param reason one line, naming file, rule and value
     */
    public record Refusal(String recording, String reason) {}

    /**
     * Reads and prepares recordings.
     *
     * @param entries recordings of {@code data}; the first label of each is kept
     * @throws BadData where the classes of the data set are not those of the contract
     */
    public static PreparedStore load(DataSet data, List<Entry> entries, InputContract contract, Progress progress)
            throws IOException {
        if (!data.labels().equals(contract.labels())) {
            throw new BadData(
                    data.folder().toString(),
                    "has the classes %s, the classifier knows %s"
                            .formatted(data.labels().names(), contract.labels().names()));
        }
        List<PreparedRecording> recordings = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        try (Progress.Task task = progress.start("Preparing recordings", Math.max(1, entries.size()))) {
            for (Entry entry : entries) {
                try {
                    recordings.add(contract.prepare(data.read(entry)));
                    labels.add(entry.label().index());
                } catch (BadData problem) {
                    refusals.add(new Refusal(entry.recording(), problem.getMessage()));
                }
                task.advance(1);
            }
        }
        int[] indices = labels.stream().mapToInt(Integer::intValue).toArray();
        return new PreparedStore(new PreparedSet(recordings, indices), refusals);
    }
}
