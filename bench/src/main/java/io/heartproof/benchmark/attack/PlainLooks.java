package io.heartproof.benchmark.attack;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.io.IOException;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * The plainest loop of an attack on libtorch, the baseline of {@code attack.look}: batches of 32, all threads in each operation,
 * frozen weights, gradient of cross entropy, a step by its sign, clipped. Nobody asks who is broken. Milliseconds of a look.
 *
 * @param set recordings of one length
 * @param looks of each recording
 */
record PlainLooks(DifferentiableClassifier classifier, PreparedSet set, int looks) implements MeasuredSide {
    private static final int BATCH = 32;
    private static final double STEP = 1e-8;

    @Override
    public double measure() throws IOException {
        double seconds = Stopwatch.SYSTEM.seconds(() -> {
            for (int from = 0; from < set.size(); from += BATCH) {
                attack(set.at(IntStream.range(from, Math.min(set.size(), from + BATCH))
                        .toArray()));
            }
        });
        return seconds * 1e3 / ((double) set.size() * looks);
    }

    private void attack(PreparedSet part) {
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
        try (Scope scope = Scope.open();
                Parameters.Frozen frozen = classifier.parameters().freeze()) {
            Tensor values = classifier.values(batch);
            Tensor mask = classifier.mask(batch);
            Tensor labels = classifier.labels(batch);
            Tensor noise = values.clone();
            for (int i = 0; i < looks; i++) {
                try (Scope look = Scope.open()) {
                    Tensor x = noise.clone().set_requires_grad(true);
                    Tensor loss = new CrossEntropy()
                            .perRecording(classifier.logits(x, mask), labels)
                            .sum();
                    Tensor step = Tensors.gradient(loss, x).sign_().mul_(new Scalar(STEP));
                    noise.copy_(Tensors.clamp(noise.add(step), -1, 1));
                }
            }
        }
    }
}
