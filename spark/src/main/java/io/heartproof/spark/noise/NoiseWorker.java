package io.heartproof.spark.noise;

import io.heartproof.classifier.Classifiers;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.condition.Condition;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.evaluation.share.EvaluationShare;
import io.heartproof.prepared.Preparation;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** What all tasks of a process share: the network, the opened data set and the loaded noise. Thread-safe. */
final class NoiseWorker implements AutoCloseable {
    private final OnnxClassifier network;
    private final DataSet data;
    private final NoiseLadders ladders;
    private final List<Condition> conditions;

    private NoiseWorker(OnnxClassifier network, DataSet data, NoiseLadders ladders) {
        this.network = network;
        this.data = data;
        this.ladders = ladders;
        this.conditions = ladders.conditions();
    }

    /**
     * Opens what a question is about.
     *
     * @param network not closed with this
     */
    static NoiseWorker open(NoiseQuestion question, OnnxClassifier network) {
        try {
            return new NoiseWorker(network, question.open(Progress.NONE), question.ladders(network.contract()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Answers a part, on the calling thread. */
    EvaluationShare answer(NoisePart part) throws IOException {
        Classifiers classifiers = Classifiers.of(network);
        List<Condition> asked = part.asked(conditions);
        List<Entry> entries = data.select(part.recordings());
        try (PreparedStore store =
                PreparedStore.inMemory(new Preparation(data, network.contract(), 1), entries, Progress.NONE)) {
            Evaluation evaluation = new Evaluator(ladders.config().batchSize(), Progress.NONE)
                    .evaluate(classifiers, ladders.of(classifiers, asked::contains), store.set());
            return new EvaluationShare(evaluation, store.refusals());
        }
    }

    /** Holds nothing that must be closed. */
    @Override
    public void close() {}
}
