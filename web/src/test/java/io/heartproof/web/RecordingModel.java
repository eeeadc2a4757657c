package io.heartproof.web;

import io.heartproof.classify.Answer;
import io.heartproof.classify.Fitness;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.label.LabelSet;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.quality.QualityGate;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.Recording;
import io.heartproof.web.api.Model;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;

/**
 * A model without a network: the rougher lead II is, the surer it is of the second class.
 *
 * @param patience above 0; how much roughness it takes to change its answer; above 1 it is said in a note
 */
record RecordingModel(String id, double patience, AtomicBoolean closed) implements Model {
    static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "PVC"));

    static RecordingModel of(String id, double patience) {
        return new RecordingModel(id, patience, new AtomicBoolean());
    }

    @Override
    public String name() {
        return id + ".onnx";
    }

    @Override
    public InputContract contract() {
        return InputContract.published(new BucketForm(30_720), LABELS);
    }

    @Override
    public RecordingOrigin trainedOn() {
        return RecordingOrigin.SIMULATED;
    }

    @Override
    public Answer classify(Recording recording, Fitness fitness) {
        RecordingQuality quality =
                QualityGate.STANDARD.check(recording, contract().leads());
        return fitness.suffices(quality)
                ? Answer.orRefused(recording.name(), () -> classified(recording, quality))
                : Answer.abstained(recording.name(), quality, recording.source().notes());
    }

    private Answer classified(Recording recording, RecordingQuality quality) {
        float[] values = contract().prepare(recording).leads()[1];
        double rough = 0;
        for (int i = 1; i < values.length; i++) {
            rough += Math.abs(values[i] - values[i - 1]) / values.length;
        }
        double second = 0.9 * rough / (rough + patience);
        Map<String, Double> probabilities = new LinkedHashMap<>();
        probabilities.put("Normal", 0.9 - second);
        probabilities.put("AF", second);
        probabilities.put("PVC", 0.1);
        String prediction = second > 0.45 ? "AF" : "Normal";
        return Answer.of(recording.name(), List.of(prediction), probabilities).with(quality, notes(recording));
    }

    private List<String> notes(Recording recording) {
        return Stream.concat(Stream.of("is patient").filter(note -> patience > 1), recording.source().notes().stream())
                .toList();
    }

    @Override
    public void close() {
        closed.set(true);
    }
}
