package io.heartproof.attack.journal;

import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Dealing.ResultForm;
import io.heartproof.file.Json;
import io.heartproof.label.LogOdds;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A line of an {@link AttackJournal}: what a part of an attack found against a batch. Immutable.
 *
 * @param step of the evaluation, from 0
 * @param part of the attack, from 0
 * @param seconds that the step had taken by then
 */
public record SettledBatch(int step, int part, String attack, double seconds, List<SettledRecording> recordings) {
    /** How it travels between processes: as its line. */
    static final ResultForm<SettledBatch> FORM = new ResultForm<>(
            batch -> Json.line(batch).getBytes(StandardCharsets.UTF_8),
            bytes -> Json.mapper().readValue(bytes, SettledBatch.class));

    public SettledBatch {
        recordings = List.copyOf(recordings);
    }

    /** What was asked: findings hold for the same question alone. */
    record Key(int step, int part, String attack, List<AskedRecording> asked) {
        Key {
            asked = List.copyOf(asked);
        }
    }

    /**
     * A recording, and how large its noise may be.
     *
     * @param epsilon in the budget's unit; empty for no bound
     * @param start number of the random start, where several are tried in a batch
     */
    public record AskedRecording(String recording, Optional<Double> epsilon, int start) {
        /** From the first start. */
        public static AskedRecording of(String recording, double epsilon) {
            return new AskedRecording(recording, finite(epsilon), 0);
        }

        /** The same from a further start. */
        public AskedRecording from(int further) {
            return new AskedRecording(recording, epsilon, further);
        }
    }

    /**
     * A batch that a part of an attack is made on.
     *
     * @param part position of the part in the attack
     * @param asked names and sizes of the recordings
     * @param make attacks them; one finding for each, in their order
     */
    public record AskedBatch(int part, List<AskedRecording> asked, Function<Classifier, List<AttackFinding>> make) {
        public AskedBatch {
            asked = List.copyOf(asked);
        }
    }

    /**
     * One recording's finding; see {@link AttackFinding}.
     *
     * @param size empty where the recording was not broken
     * @param microvolts empty where they are not known
     */
    record SettledRecording(
            String recording,
            Optional<Double> epsilon,
            int start,
            int prediction,
            Optional<Double> size,
            Optional<Double> microvolts,
            LogOdds odds,
            int forward,
            int backward) {
        static SettledRecording of(AskedRecording asked, AttackFinding found) {
            return new SettledRecording(
                    asked.recording,
                    asked.epsilon,
                    asked.start,
                    found.prediction(),
                    finite(found.size()),
                    finite(found.microvolts()),
                    found.odds(),
                    found.forward(),
                    found.backward());
        }

        AttackFinding finding() {
            return new AttackFinding(
                    size.isPresent(),
                    prediction,
                    size.orElse(Double.POSITIVE_INFINITY),
                    microvolts.orElse(Double.NaN),
                    odds,
                    forward,
                    backward);
        }
    }

    static SettledBatch of(Key key, double seconds, List<AttackFinding> found) {
        return new SettledBatch(
                key.step,
                key.part,
                key.attack,
                seconds,
                IntStream.range(0, found.size())
                        .mapToObj(i -> SettledRecording.of(key.asked.get(i), found.get(i)))
                        .toList());
    }

    Key key() {
        return new Key(
                step,
                part,
                attack,
                recordings.stream()
                        .map(one -> new AskedRecording(one.recording, one.epsilon, one.start))
                        .toList());
    }

    List<AttackFinding> findings() {
        return recordings.stream().map(SettledRecording::finding).toList();
    }

    private static Optional<Double> finite(double number) {
        return Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }
}
