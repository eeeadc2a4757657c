package io.heartproof.spark.noise;

import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.table.RecordingList;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.evaluation.share.EvaluationShare;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.ProgramCode;
import io.heartproof.provenance.Provenance;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.About;
import io.heartproof.report.Results;
import io.heartproof.spark.BroadcastModel;
import io.heartproof.spark.GivenModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.SparkSession;

/**
 * Evaluates an ONNX network without noise and under white and recorded noise.
 *
 * <pre>{@code
 * NoiseQuestion question = new NoiseQuestion("SHARDS", settings.json());
 * Results results = NoiseEvaluation.of(Path.of("model.onnx"), question)
 *         .run(spark, Path.of("OUT"), Progress.NONE);
 * }</pre>
 *
 * <p>The figures are those of {@code heartproof evaluate}, as noise depends on seed, recording and condition alone and answers
 * are merged in the order of the list before anything is counted. Parts that have their answers are skipped, however an earlier
 * run ended. Executors need to see the data set, recorded noise and {@code OUT} under the same paths. Immutable.
 *
 * @param list file with the names of the recordings; without, every recording with one label
 * @param conditionsPerTask how many conditions a task asks beside that without noise, at least 1
 * @param command as given, for provenance
 */
public record NoiseEvaluation(
        GivenModel model, NoiseQuestion question, Optional<Path> list, int conditionsPerTask, String command) {
    /** Of every recording with one label; each task asks all conditions. */
    public static NoiseEvaluation of(Path model, NoiseQuestion question) {
        return new NoiseEvaluation(GivenModel.of(model), question, Optional.empty(), Integer.MAX_VALUE, "");
    }

    /** The same with a contract for a network that was not made here. */
    public NoiseEvaluation with(ModelContract other) {
        return new NoiseEvaluation(model.with(other), question, list, conditionsPerTask, command);
    }

    /** The same where a task asks so many conditions. */
    public NoiseEvaluation withConditionsPerTask(int most) {
        return new NoiseEvaluation(model, question, list, most, command);
    }

    /**
     * Evaluates, and writes what {@code heartproof evaluate} writes.
     *
     * @param out a new folder, or that of the same evaluation, which goes on
     * @throws io.heartproof.problem.BadData where there are no data, or the model is none
     * @throws io.heartproof.problem.BadUsage where {@code out} has other files, or a setting breaks a rule
     */
    public Results run(SparkSession session, Path out, Progress progress) throws IOException {
        DataSet data = question.open(progress);
        data.passedOver().ifPresent(line -> progress.warn(data.folder() + ": " + line));
        List<Entry> entries = list.isPresent() ? data.select(RecordingList.read(list.get())) : data.singleLabel();
        try (OnnxClassifier network = model.load()) {
            NoiseLadders ladders = question.ladders(network.contract());
            Map<String, String> digests = digests(data, entries, network, ladders);
            String asked = question.digest(network, data, digests, ProgramCode.digest());
            ShareFolder folder = new ShareFolder(out.toAbsolutePath().toString(), asked);
            folder.begin();
            EvaluationShare found = answers(
                    session, network, new NoiseShares(network.contract(), names(entries), ladders, folder), progress);
            return new NoiseFiles(network, ladders, data)
                    .write(found, made(session, digests), About.of(model.file(), data.folder()), out);
        }
    }

    private static List<String> names(List<Entry> entries) {
        return entries.stream().map(Entry::recording).toList();
    }

    private static Map<String, String> digests(
            DataSet data, List<Entry> entries, OnnxClassifier network, NoiseLadders ladders) throws IOException {
        Map<String, String> digests = data.digests(RecordingOrigin.Use.EVALUATED, entries);
        digests.put("weights", network.digest());
        network.provenance().ifPresent(made -> RecordingOrigin.copy(digests, RecordingOrigin.Use.TRAINED, made));
        ladders.sources().digest().ifPresent(digest -> digests.put("noise", digest));
        return digests;
    }

    private EvaluationShare answers(SparkSession session, OnnxClassifier network, NoiseShares shares, Progress progress)
            throws IOException {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        BroadcastModel sent = BroadcastModel.of(spark, Files.readAllBytes(model.file()), network.modelContract());
        List<NoisePart> parts = shares.parts(conditionsPerTask);
        return shares.merged(spark, new PartEvaluation(sent, question, shares.folder()), parts, progress);
    }

    private Provenance made(SparkSession session, Map<String, String> digests) {
        int threads = session.sparkContext().defaultParallelism();
        Provenance.Work work = new Provenance.Work(command, question.noise().seed(), threads, "cpu");
        return Provenance.now(work, Map.of("spark", session.version()), digests);
    }
}
