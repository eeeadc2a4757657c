package io.heartproof.spark;

import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.classify.RuntimeSettings;
import io.heartproof.provenance.Digest;
import java.io.Serializable;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * A model that tasks use: its bytes travel once to each executor, whose tasks share one classifier. Immutable; serialisable, so
 * that tasks may hold it.
 */
public final class BroadcastModel implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<byte[]> bytes;
    private final String digest;
    private final String contract;

    private BroadcastModel(Broadcast<byte[]> bytes, String digest, String contract) {
        this.bytes = bytes;
        this.digest = digest;
        this.contract = contract;
    }

    /**
     * Sends a model out.
     *
     * @param model the bytes of its file, not copied
     * @param contract which it carries, or that was given beside it
     */
    public static BroadcastModel of(JavaSparkContext spark, byte[] model, ModelContract contract) {
        return new BroadcastModel(
                spark.broadcast(model), new Digest().add(model).hex(), contract.json());
    }

    /** SHA-256 of the model's file. */
    public String digest() {
        return digest;
    }

    /** Its contract as JSON. */
    public String contract() {
        return contract;
    }

    /** That of this process, which closes it. For tasks. */
    public EcgClassifier classifier() {
        return OncePerProcess.get(
                "classifier " + digest + contract,
                EcgClassifier.class,
                () -> EcgClassifier.load(bytes.value(), parsed(), RuntimeSettings.STANDARD));
    }

    /** The network of this process by itself, which closes it. For tasks. */
    public OnnxClassifier network() {
        return OncePerProcess.get(
                "network " + digest + contract,
                OnnxClassifier.class,
                () -> OnnxClassifier.load(bytes.value(), parsed(), RuntimeSettings.STANDARD));
    }

    private ModelContract parsed() {
        return ModelContract.parse("contract", contract);
    }

    /** Whether the process has not begun to close it. */
    public static boolean isOpen(EcgClassifier classifier) {
        return OncePerProcess.keeps(classifier);
    }
}
