package io.heartproof.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.spark.BroadcastModel;
import io.heartproof.spark.ProcessPlugin;
import io.heartproof.spark.TestModel;
import io.heartproof.spark.TestSession;
import io.heartproof.spark.part.Part;
import io.heartproof.spark.part.Parts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.SparkException;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An executor that ends while one of its tasks is under way closes the model under it. */
class EndingExecutorTest {
    @TempDir
    Path folder;

    @Test
    void nothingCountsOfATaskWhoseModelWasClosedAndAnotherAttemptAnswersAll() throws IOException {
        Path data = folder.resolve("data");
        SimulatedDataSet.ofAllClasses(3, 5).write(data, 1, Progress.NONE);
        JavaSparkContext spark =
                JavaSparkContext.fromSparkContext(TestSession.get().sparkContext());
        BroadcastModel model = BroadcastModel.of(spark, TestModel.bytes(), TestModel.contract());
        String question = ScoringSettings.STANDARD.digest(model);
        Path out = folder.resolve("out");
        AnswerFolder answers = new AnswerFolder(out.toString(), question, spark.hadoopConfiguration());
        PartScoring scoring = new PartScoring(model, ScoringSettings.STANDARD, answers, 1);
        Part whole = Parts.of(data.toString(), LeadMap.NONE).get(0);

        assertThatThrownBy(() -> spark.parallelize(List.of(digested(new Ending(whole))), 1)
                        .map(scoring)
                        .collect())
                .isInstanceOf(SparkException.class)
                .hasMessageContaining("the executor ends");
        assertThat(files(out)).isEmpty();

        assertThat(spark.parallelize(List.of(digested(whole)), 1).map(scoring).collect())
                .containsExactly(new AnswerCount(3, 0));

        assertThat(files(out)).hasSize(1);
        assertThat(TestSession.get()
                        .read()
                        .parquet(out.toString())
                        .where("problem is null")
                        .count())
                .isEqualTo(3);
    }

    private static DigestedPart digested(Part part) throws IOException {
        return new DigestedPart(part, part.digest());
    }

    private static List<Path> files(Path out) throws IOException {
        if (!Files.exists(out)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(out)) {
            return all.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }

    /** Ends the executor before its last recording is taken. */
    private record Ending(Part whole) implements Part {
        private static final long serialVersionUID = 1L;

        @Override
        public String name() {
            return whole.name();
        }

        @Override
        public String digest() throws IOException {
            return whole.digest();
        }

        @Override
        public void visit(String digest, Visitor visitor) throws IOException {
            List<StoredRecording> recordings = new ArrayList<>();
            whole.visit(digest, recordings::add);
            for (int i = 0; i < recordings.size(); i++) {
                if (i == recordings.size() - 1) {
                    new ProcessPlugin().executorPlugin().shutdown();
                }
                visitor.take(recordings.get(i));
            }
        }
    }
}
