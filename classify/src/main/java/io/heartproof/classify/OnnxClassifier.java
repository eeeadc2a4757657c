package io.heartproof.classify;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import tools.jackson.core.JacksonException;

/**
 * A network in an ONNX file as a {@link Classifier}, on ONNX Runtime. Safe for several threads at once: each call computes
 * on the thread that makes it, unless {@link RuntimeSettings} give it more, so use as many threads as there are cores.
 */
public final class OnnxClassifier implements Classifier {
    /** The key of the metadata under which our exports say what they were made from. */
    public static final String PROVENANCE = "heartproof.provenance";

    /** What messages call a model that has no file. */
    static final String IN_MEMORY = "model";

    private final String name;
    private final String digest;
    private final Map<String, String> metadata;
    private final ModelContract contract;
    private final OnnxSignature signature;
    private final OrtSession session;

    /** Read by whoever computes, written by who closes: native code is never left without its session. */
    private final ReadWriteLock lock = new ReentrantReadWriteLock();

    private boolean closed;

    private OnnxClassifier(OnnxFile file, ModelContract contract, OrtSession session, OnnxSignature signature) {
        this.name = file.name();
        this.digest = file.digest();
        this.metadata = file.metadata();
        this.contract = contract;
        this.session = session;
        this.signature = signature;
    }

    /**
     * Loads a model that carries its contract, or has it beside it ({@code model.contract.yaml} beside {@code model.onnx});
     * {@link BadData} where there is none, or the model breaks a rule.
     */
    public static OnnxClassifier load(Path model) throws IOException {
        return load(model, RuntimeSettings.STANDARD);
    }

    /** As above, computed in another way. */
    public static OnnxClassifier load(Path model, RuntimeSettings settings) throws IOException {
        OnnxFile file = OnnxFile.read(model);
        Optional<ModelContract> own = file.contract();
        return open(file, own.isPresent() ? own.get() : contractBeside(model), settings);
    }

    /**
     * Loads a model that carries its contract from the bytes of its file; {@link BadData} where it has none, or breaks a rule.
     *
     * @param model not copied; it must not change while it is loaded
     */
    public static OnnxClassifier load(byte[] model, RuntimeSettings settings) {
        OnnxFile file = OnnxFile.of(IN_MEMORY, model);
        ModelContract own = file.contract().orElseThrow(() -> new BadData(IN_MEMORY, withoutContract()));
        return open(file, own, settings);
    }

    /** Loads any network from the bytes of its file, with the contract that is given, whatever it carries. */
    public static OnnxClassifier load(byte[] model, ModelContract contract, RuntimeSettings settings) {
        return open(OnnxFile.of(IN_MEMORY, model), contract, settings);
    }

    private static ModelContract contractBeside(Path model) throws IOException {
        String name = String.valueOf(model.getFileName()).replaceFirst("\\.onnx$", "") + ModelContract.ENDING;
        Path beside = model.resolveSibling(name);
        if (!Files.isRegularFile(beside)) {
            throw new BadData(model.toString(), withoutContract() + ", and there is no " + name + " beside it");
        }
        return ModelContract.read(beside);
    }

    private static String withoutContract() {
        return "carries no contract (no '" + ModelContract.KEY + "' in its metadata)";
    }

    /** Loads any network, with the contract that is given, whatever it carries. */
    public static OnnxClassifier load(Path model, ModelContract contract) throws IOException {
        return load(model, contract, RuntimeSettings.STANDARD);
    }

    /** As above, computed in another way. */
    public static OnnxClassifier load(Path model, ModelContract contract, RuntimeSettings settings) throws IOException {
        return open(OnnxFile.read(model), contract, settings);
    }

    private static OnnxClassifier open(OnnxFile file, ModelContract contract, RuntimeSettings settings) {
        try {
            return OnnxCalls.make(() -> opened(file, contract, settings));
        } catch (OrtException e) {
            throw new BadData(file.name(), "ONNX Runtime refuses it: " + firstLine(e), e);
        }
    }

    private static OnnxClassifier opened(OnnxFile file, ModelContract contract, RuntimeSettings settings)
            throws OrtException {
        OrtSession session = session(file, settings);
        try {
            return new OnnxClassifier(file, contract, session, OnnxSignature.of(file.name(), session, contract));
        } catch (RuntimeException e) {
            close(session);
            throw e;
        }
    }

    private static OrtSession session(OnnxFile file, RuntimeSettings settings) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(settings.threads());
            options.setInterOpNumThreads(1);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.setCPUArenaAllocator(settings.arena() == RuntimeSettings.Arena.KEPT);
            options.setMemoryPatternOptimization(false); // lengths differ from call to call
            options.addConfigEntry("session.load_model_format", "ONNX"); // and nothing that we have not looked at
            return OrtEnvironment.getEnvironment().createSession(file.bytes(), options);
        }
    }

    @Override
    public InputContract contract() {
        return contract.contract();
    }

    /** How the file is fed and read, wherever that was said. */
    public ModelContract modelContract() {
        return contract;
    }

    /** SHA-256 of the file. */
    public String digest() {
        return digest;
    }

    /** What the file says of itself, key by key; untrusted. */
    public Map<String, String> metadata() {
        return metadata;
    }

    /** What the model was made from, where its file says so in our own words. */
    public Optional<Provenance> provenance() {
        try {
            return Optional.ofNullable(metadata.get(PROVENANCE))
                    .map(json -> Json.mapper().readValue(json, Provenance.class));
        } catch (JacksonException e) {
            return Optional.empty(); // another program's words, or a later version's
        }
    }

    @Override
    public float[][] logits(Batch batch) {
        signature.requireFit(batch);
        lock.readLock().lock();
        try {
            if (closed) {
                throw new IllegalStateException(name + " is closed");
            }
            return OnnxCalls.make(() -> run(batch));
        } catch (OrtException e) {
            throw new BadData(
                    name,
                    String.format(
                            Locale.ROOT,
                            "fails on %s of %s: %s",
                            Counted.of(batch.size(), "recording"),
                            Counted.of(batch.length(), "sample"),
                            firstLine(e)),
                    e);
        } finally {
            lock.readLock().unlock();
        }
    }

    private float[][] run(Batch batch) throws OrtException {
        Map<String, OnnxTensor> inputs = new LinkedHashMap<>();
        try {
            long[] shape = {batch.size(), batch.leads(), batch.length()};
            inputs.put(contract.inputs().values(), tensor(batch.values(), shape));
            if (contract.inputs().mask().isPresent()) {
                inputs.put(contract.inputs().mask().get(), tensor(batch.mask(), signature.maskShape(batch)));
            }
            try (OrtSession.Result result = session.run(inputs, signature.outputs())) {
                return signature.logits(result.get(0), batch.size());
            }
        } finally {
            inputs.values().forEach(OnnxTensor::close);
        }
    }

    private static OnnxTensor tensor(float[] values, long[] shape) throws OrtException {
        return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(values), shape);
    }

    /** Frees the network, after calls that are under way have ended; once is enough. */
    @Override
    public void close() {
        lock.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                close(session);
            }
        } finally {
            lock.writeLock().unlock();
        }
    }

    private static void close(OrtSession session) {
        try {
            OnnxCalls.make(() -> {
                session.close();
                return session;
            });
        } catch (OrtException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
