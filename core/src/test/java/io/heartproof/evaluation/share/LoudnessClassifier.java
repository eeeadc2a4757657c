package io.heartproof.evaluation.share;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.signal.Lead;
import java.util.List;

/** Two leads, the louder one wins; how loud it is depends on noise and on how far a recording is padded. */
final class LoudnessClassifier implements Classifier {
    private final InputContract contract = new InputContract(
            List.of(Lead.I, Lead.II),
            500,
            new BucketForm(8_000),
            Scaling.LEAD_PEAK,
            new LabelSet(List.of("first", "second")));

    @Override
    public InputContract contract() {
        return contract;
    }

    @Override
    public float[][] logits(Batch batch) {
        float[][] logits = new float[batch.size()][2];
        for (int row = 0; row < batch.size() * 2; row++) {
            float sum = 0;
            for (int t = 0; t < batch.length(); t++) {
                sum += Math.abs(batch.values()[row * batch.length() + t]);
            }
            logits[row / 2][row % 2] = 30 * sum / batch.length();
        }
        return logits;
    }

    @Override
    public void close() {}
}
