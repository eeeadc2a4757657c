package io.heartproof.classifier;

import io.heartproof.batch.Batch;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.label.LabelSet;
import java.util.List;

final class QuietClassifier implements Classifier {
    private final InputContract contract =
            InputContract.published(new PaddedForm(5_000), new LabelSet(List.of("busy", "quiet")));

    @Override
    public InputContract contract() {
        return contract;
    }

    @Override
    public float[][] logits(Batch batch) {
        float[][] logits = new float[batch.size()][];
        for (int n = 0; n < batch.size(); n++) {
            float quiet = quietShare(batch, n);
            logits[n] = new float[] {1 - quiet, quiet};
        }
        return logits;
    }

    // The share of the samples of the first lead that lie within a tenth of its peak.
    private static float quietShare(Batch batch, int n) {
        float quiet = 0;
        float samples = 0;
        for (int t = 0; t < batch.length(); t++) {
            float value = batch.values()[n * batch.leads() * batch.length() + t];
            float mask = batch.mask()[n * batch.length() + t];
            samples += mask;
            quiet += Math.abs(value) < 0.1f ? mask : 0;
        }
        return quiet / samples;
    }

    @Override
    public void close() {}
}
