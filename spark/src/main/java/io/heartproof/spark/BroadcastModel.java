package io.heartproof.spark;

import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.classify.RuntimeSettings;
import io.heartproof.provenance.Digest;
import java.io.Serializable;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.jspecify.annotations.Nullable;

/**
 * A model that tasks use: its bytes travel once to each executor, whose tasks share one classifier. Immutable; serialisable, so
 * that tasks may hold it.
 */
public final class BroadcastModel implements Serializable {
    private static final long serialVersionUID = 1L;

    private final Broadcast<byte[]> bytes;
    private final String digest;
    private final @Nullable String contract;

    private BroadcastModel(Broadcast<byte[]> bytes, String digest, @Nullable String contract) {
        this.bytes = bytes;
        this.digest = digest;
        this.contract = contract;
    }

    /**
     * Sends a model out.
     *
     * @param model the bytes of its file, not copied
     * @param contract of a network that carries none of its own
     */
    public static BroadcastModel of(JavaSparkContext spark, byte[] model, Optional<ModelContract> contract) {
        String digest = new Digest().add(model).hex();
        return new BroadcastModel(
                spark.broadcast(model),
                digest,
                contract.map(ModelContract::json).orElse(null));
    }

    /** SHA-256 of the model's file. */
    public String digest() {
        return digest;
    }

    /** The contract that was given beside it as JSON; empty where it carries its own. */
    public String contract() {
        return contract == null ? "" : contract;
    }

    /** That of this process, which closes it. For tasks. */
    public EcgClassifier classifier() {
        return OncePerProcess.get("classifier " + digest + contract, EcgClassifier.class, this::load);
    }

    /** The network of this process by itself, which closes it. For tasks. */
    public OnnxClassifier network() {
        return OncePerProcess.get("network " + digest + contract, OnnxClassifier.class, this::loadNetwork);
    }

    private OnnxClassifier loadNetwork() {
        return contract == null
                ? OnnxClassifier.load(bytes.value(), RuntimeSettings.STANDARD)
                : OnnxClassifier.load(
                        bytes.value(), ModelContract.parse("contract", contract), RuntimeSettings.STANDARD);
    }

    /** Whether the process has not begun to close it. */
    public static boolean isOpen(EcgClassifier classifier) {
        return OncePerProcess.keeps(classifier);
    }

    private EcgClassifier load() {
        return contract == null
                ? EcgClassifier.load(bytes.value(), RuntimeSettings.STANDARD)
                : EcgClassifier.load(
                        bytes.value(), ModelContract.parse("contract", contract), RuntimeSettings.STANDARD);
    }
}
