package io.heartproof.spark.score;

import io.heartproof.classify.ModelContract;
import io.heartproof.classify.OnnxClassifier;
import io.heartproof.classify.RuntimeSettings;
import io.heartproof.progress.Progress;
import io.heartproof.spark.BroadcastModel;
import io.heartproof.spark.Jobs;
import io.heartproof.spark.part.Part;
import io.heartproof.spark.part.Parts;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.SparkSession;

/**
 * Classifies all recordings of a data set.
 *
 * <pre>{@code
 * SparkSession spark = LocalSpark.session("scoring", "local[2]");
 * Dataset<Row> answers = Scoring.with(Files.readAllBytes(Path.of("model.onnx")))
 *         .run(spark, "SHARDS", "ANSWERS", Progress.NONE)
 *         .answers();
 * answers.groupBy("prediction").count().show();
 * }</pre>
 *
 * <p>The answers are those of {@link io.heartproof.classify.EcgClassifier}. Each part of the data set has a file of its own, which
 * is whole or not there: parts that have theirs are skipped, whenever and however an earlier run ended. Executors need to see the
 * data set and the folder of the answers under the same paths. Immutable.
 */
public final class Scoring {
    private static final String MOST_ATTEMPTS = "spark.task.maxFailures";
    private static final int USUAL_ATTEMPTS = 4;

    private final byte[] model;
    private final Optional<ModelContract> contract;
    private final ScoringSettings settings;

    private Scoring(byte[] model, Optional<ModelContract> contract, ScoringSettings settings) {
        this.model = model;
        this.contract = contract;
        this.settings = settings;
    }

    /**
     * Scoring with a model that carries its contract.
     *
     * @param model the bytes of its file, not copied
     */
    public static Scoring with(byte[] model) {
        return new Scoring(model, Optional.empty(), ScoringSettings.STANDARD);
    }

    /** The same with a contract for a network that was not made here. */
    public Scoring with(ModelContract other) {
        return new Scoring(model, Optional.of(other), settings);
    }

    /** The same with another question. */
    public Scoring with(ScoringSettings other) {
        return new Scoring(model, contract, other);
    }

    /**
     * Answers every recording that has no answer yet.
     *
     * @param data see {@link Parts#of}
     * @param out a folder, path or URI of Hadoop: new, or with answers to the same question and data
     * @throws io.heartproof.problem.BadData where there are no data, or the model is none
     * @throws io.heartproof.problem.BadUsage where {@code out} has other files, or is not the same folder on all machines
     */
    public ScoringResult run(SparkSession session, String data, String out, Progress progress) throws IOException {
        JavaSparkContext spark = JavaSparkContext.fromSparkContext(session.sparkContext());
        BroadcastModel sent = BroadcastModel.of(spark, model, contract.orElseGet(this::ownContract));
        AnswerFolder folder = new AnswerFolder(out, settings.digest(sent), spark.hadoopConfiguration());
        List<DigestedPart> parts =
                digested(spark, Parts.of(data, settings.readOptions().leads()), progress);
        folder.clear(parts);
        folder.make();
        Set<DigestedPart> done = folder.done(parts);
        List<DigestedPart> open =
                parts.stream().filter(part -> !done.contains(part)).toList();
        Map<DigestedPart, AnswerCount> counts = counted(spark, folder, List.copyOf(done), progress);
        counts.putAll(scored(spark, new PartScoring(sent, settings, folder, attempts(spark)), open, progress));
        folder.requireAll(parts);
        folder.deleteUnfinished();
        AnsweredParts answered = AnsweredParts.of(folder, parts, counts);
        long recordings = answered.total().recordings();
        return new ScoringResult(parts.size(), done.size(), recordings, answered.problems(), out, session);
    }

    private ModelContract ownContract() {
        try (OnnxClassifier network = OnnxClassifier.load(model, RuntimeSettings.STANDARD)) {
            return network.modelContract();
        }
    }

    private static List<DigestedPart> digested(JavaSparkContext spark, List<Part> parts, Progress progress)
            throws IOException {
        try (Progress.Stage stage = progress.aside("looking for changes in shards", parts.size())) {
            return each(spark, stage, parts, Part::digest).entrySet().stream()
                    .map(part -> new DigestedPart(part.getKey(), part.getValue()))
                    .toList();
        }
    }

    private static Map<DigestedPart, AnswerCount> counted(
            JavaSparkContext spark, AnswerFolder folder, List<DigestedPart> done, Progress progress)
            throws IOException {
        if (done.isEmpty()) {
            return new HashMap<>();
        }
        try (Progress.Stage stage = progress.aside("counting answers of shards", done.size())) {
            return each(spark, stage, done, part -> folder.answers(part).count());
        }
    }

    private static Map<DigestedPart, AnswerCount> scored(
            JavaSparkContext spark, PartScoring scoring, List<DigestedPart> open, Progress progress)
            throws IOException {
        if (open.isEmpty()) {
            return Map.of();
        }
        try (Progress.Stage stage = progress.start("scoring shards", open.size())) {
            return each(spark, stage, open, scoring);
        }
    }

    /** Runs a task for each, and returns what each came to, in order. */
    private static <T, R> Map<T, R> each(
            JavaSparkContext spark, Progress.Stage stage, List<T> items, Function<T, R> task) throws IOException {
        List<R> results = Jobs.run(
                spark.sc(),
                stage,
                () -> spark.parallelize(items, items.size()).map(task).collect());
        Map<T, R> byItem = new LinkedHashMap<>();
        for (int i = 0; i < items.size(); i++) {
            byItem.put(items.get(i), results.get(i));
        }
        return byItem;
    }

    private static int attempts(JavaSparkContext spark) {
        return spark.sc().isLocal() ? 1 : spark.getConf().getInt(MOST_ATTEMPTS, USUAL_ATTEMPTS);
    }
}
