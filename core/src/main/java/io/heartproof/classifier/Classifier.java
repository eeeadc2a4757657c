package io.heartproof.classifier;

import io.heartproof.batch.Batch;
import io.heartproof.contract.InputContract;

/**
 * Classifies prepared recordings. This is the interface that a network of your own implements to be evaluated here; the
 * input contract says how recordings are prepared for it, so that a caller needs to know nothing else.
 *
 * <p>As an example, a classifier that looks at nothing but how much of the time a lead spends near its baseline:
 *
 * <pre>{@code
 * final class QuietClassifier implements Classifier {
 *     private final InputContract contract =
 *             InputContract.published(new PaddedForm(5_000), new LabelSet(List.of("busy", "quiet")));
 *
 *     @Override
 *     public InputContract contract() {
 *         return contract;
 *     }
 *
 *     @Override
 *     public float[][] logits(Batch batch) {
 *         float[][] logits = new float[batch.size()][];
 *         for (int n = 0; n < batch.size(); n++) {
 *             float quiet = quietShare(batch, n);
 *             logits[n] = new float[] {1 - quiet, quiet};
 *         }
 *         return logits;
 *     }
 *
 *     // The share of the samples of the first lead that lie within a tenth of its peak.
 *     private static float quietShare(Batch batch, int n) {
 *         float quiet = 0;
 *         float samples = 0;
 *         for (int t = 0; t < batch.length(); t++) {
 *             float value = batch.values()[n * batch.leads() * batch.length() + t];
 *             float mask = batch.mask()[n * batch.length() + t];
 *             samples += mask;
 *             quiet += Math.abs(value) < 0.1f ? mask : 0;
 *         }
 *         return quiet / samples;
 *     }
 *
 *     @Override
 *     public void close() {}
 * }
 * }</pre>
 *
 * <p>Implementations give the same logits for the same batch, and for a recording the same logits whatever else is in
 * its batch, up to float rounding. They need not be safe for use by several threads at once.
 */
public interface Classifier extends AutoCloseable {
    /** How recordings are prepared for this classifier, and what its classes are. */
    InputContract contract();

    /**
     * One logit per recording and class, (N, K), in the order of the contract's labels. The batch is not changed; the
     * array belongs to the caller. Labels of the batch are not looked at.
     *
     * @throws IllegalArgumentException where the batch's leads or length do not fit the contract
     */
    float[][] logits(Batch batch);

    /** The class of the first largest logit of each recording, (N), from 0. */
    default int[] predictions(Batch batch) {
        return Logits.predictions(logits(batch));
    }

    /** Frees what the classifier holds outside the Java heap; afterwards it cannot be used. */
    @Override
    void close();
}
