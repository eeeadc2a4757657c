package io.heartproof.classify;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Logits;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.parallel.Interruption;
import io.heartproof.parallel.OrderedWork;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.quality.QualityGate;
import io.heartproof.quality.RecordingQuality;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Classifies recordings with a model in one ONNX file, as {@code heartproof export} writes it. It prepares them as the model
 * wants it: leads, sampling rate, length and scaling are the model's business, not the caller's.
 *
 * <pre>{@code
 * import io.heartproof.classify.Answer;
 * import io.heartproof.classify.EcgClassifier;
 * import io.heartproof.format.RecordingFiles;
 * import java.nio.file.Path;
 *
 * try (EcgClassifier classifier = EcgClassifier.load(Path.of("model.onnx"))) {
 *     Answer answer = classifier.classify(RecordingFiles.read(Path.of("A0001.hea")));
 *     System.out.println(answer.prediction().orElse("none") + " " + answer.probabilities());
 * }
 * }</pre>
 *
 * <p>Safe for several threads at once: one loaded classifier serves a whole program. A call computes on the thread that makes
 * it, unless {@link RuntimeSettings} give it more. A program that may end while others compute calls {@link OnnxCalls#end}
 * first. For research; not a medical device.
 */
public final class EcgClassifier implements AutoCloseable {
    private static final int ID_BEGIN = "sha256:".length();
    private static final int ID_LENGTH = 12;

    private final OnnxClassifier classifier;
    private final BatchMaker maker;
    private final String name;
    private final boolean knowsOnlySimulated;

    private EcgClassifier(String name, OnnxClassifier classifier) {
        this.classifier = classifier;
        this.maker = new BatchMaker(classifier.contract());
        this.knowsOnlySimulated = origin(classifier) == RecordingOrigin.SIMULATED;
        this.name = name;
    }

    /**
     * Loads a model that carries its contract.
     *
     * @throws io.heartproof.problem.BadData where the file is no such model, or breaks a rule
     */
    public static EcgClassifier load(Path model) throws IOException {
        return load(model, RuntimeSettings.STANDARD);
    }

    /** As above, computed in another way. */
    public static EcgClassifier load(Path model, RuntimeSettings settings) throws IOException {
        return new EcgClassifier(fileName(model), OnnxClassifier.load(model, settings));
    }

    /**
     * Loads a model that carries its contract from the bytes of its file.
     *
     * @param model not copied; it must not change while it is loaded
     * @throws io.heartproof.problem.BadData where it is no such model, or breaks a rule
     */
    public static EcgClassifier load(byte[] model, RuntimeSettings settings) {
        return new EcgClassifier(OnnxClassifier.IN_MEMORY, OnnxClassifier.load(model, settings));
    }

    /** Loads any ONNX network with a contract that says how it is fed. */
    public static EcgClassifier load(Path model, ModelContract contract) throws IOException {
        return load(model, contract, RuntimeSettings.STANDARD);
    }

    /** As above, computed in another way. */
    public static EcgClassifier load(Path model, ModelContract contract, RuntimeSettings settings) throws IOException {
        return new EcgClassifier(fileName(model), OnnxClassifier.load(model, contract, settings));
    }

    /** Loads any ONNX network from the bytes of its file, with a contract that says how it is fed. */
    public static EcgClassifier load(byte[] model, ModelContract contract, RuntimeSettings settings) {
        return new EcgClassifier(OnnxClassifier.IN_MEMORY, OnnxClassifier.load(model, contract, settings));
    }

    private static String fileName(Path model) {
        return String.valueOf(model.getFileName());
    }

    private static RecordingOrigin origin(OnnxClassifier classifier) {
        return classifier
                .provenance()
                .map(provenance -> RecordingOrigin.of(provenance, RecordingOrigin.Use.TRAINED))
                .orElse(RecordingOrigin.UNKNOWN);
    }

    /** Of which origin the recordings were that the model was trained on, as far as its file says. */
    public RecordingOrigin trainedOn() {
        return origin(classifier);
    }

    /** How recordings are prepared, and the classes. */
    public InputContract contract() {
        return classifier.contract();
    }

    /** Tells one model from another: the first 12 hex digits of the file's SHA-256. */
    public String id() {
        return classifier.digest().substring(ID_BEGIN, ID_BEGIN + ID_LENGTH);
    }

    /** The name of the model's file, without its folder; {@code model} where it came as bytes. */
    public String name() {
        return name;
    }

    /**
     * Prepares and classifies a recording. Where a lead is missing, a gap too long or the recording too short, the answer says so
     * in place of a class. Between its steps a thread that was interrupted ends with a {@link
     * java.util.concurrent.CancellationException}.
     */
    public Answer classify(Recording recording) {
        return Answer.orRefused(recording.name(), () -> classified(recording));
    }

    /**
     * As above, where the signal is fit enough. Otherwise the answer is an abstention with the notes of reading, also where the
     * recording would not suit the model, and nothing is computed.
     */
    public Answer classify(Recording recording, Fitness fitness) {
        if (fitness != Fitness.ANY) {
            RecordingQuality quality = quality(recording);
            if (!fitness.suffices(quality)) {
                return Answer.abstained(
                        recording.name(), quality, recording.source().notes());
            }
        }
        return classify(recording);
    }

    private Answer classified(Recording recording) {
        PreparedRecording prepared = contract().prepare(recording);
        Batch batch = maker.forEvaluation(List.of(prepared), new int[] {Batch.UNLABELLED});
        Interruption.check();
        float[] logits = classifier.logits(batch)[0];
        double[] probabilities = Logits.probabilities(logits);
        List<String> labels = contract().labels().names();
        Map<String, Double> byLabel = new LinkedHashMap<>();
        for (int k = 0; k < probabilities.length; k++) {
            byLabel.put(labels.get(k), probabilities[k]);
        }
        String prediction = labels.get(Logits.prediction(logits));
        return Answer.of(recording.name(), List.of(prediction), byLabel)
                .with(quality(recording), notes(recording, prepared));
    }

    /** What a network that never saw a real recording says about one is worth a warning. */
    private List<String> notes(Recording recording, PreparedRecording prepared) {
        return knowsOnlySimulated && !recording.source().simulated()
                ? Stream.concat(Stream.of(RecordingOrigin.WARNING), prepared.notes().stream())
                        .toList()
                : prepared.notes();
    }

    /** Whether the leads that the model looks at are fit to be interpreted, without classifying them. */
    public RecordingQuality quality(Recording recording) {
        return QualityGate.STANDARD.check(recording, contract().leads());
    }

    /**
     * Classifies recordings on all cores, as they are asked for: answers come in the order of the recordings, refusals among
     * them, and a few per core are in memory at once. The stream is closed, or read to its end, before the classifier is closed.
     */
    public Stream<Answer> classifyAll(Stream<Recording> recordings) {
        return OrderedWork.map(recordings.iterator(), this::classify).onClose(recordings::close);
    }

    /** Frees the network, after calls that are under way have ended. */
    @Override
    public void close() {
        classifier.close();
    }
}
