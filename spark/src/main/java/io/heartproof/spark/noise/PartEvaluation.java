package io.heartproof.spark.noise;

import io.heartproof.classify.OnnxClassifier;
import io.heartproof.spark.BroadcastModel;
import io.heartproof.spark.OncePerProcess;
import java.io.IOException;
import org.apache.spark.api.java.function.VoidFunction;

/** What a task does with its part: answers it and writes the answers. */
record PartEvaluation(BroadcastModel model, NoiseQuestion question, ShareFolder folder)
        implements VoidFunction<NoisePart> {
    private static final long serialVersionUID = 1L;

    @Override
    public void call(NoisePart part) throws IOException {
        OnnxClassifier network = model.network();
        NoiseWorker worker = OncePerProcess.get(
                "noise " + folder.question() + question, NoiseWorker.class, () -> NoiseWorker.open(question, network));
        folder.write(part, worker.answer(part));
    }
}
