package io.heartproof.classify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.metric.Bootstrap;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import io.heartproof.report.Results;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A network in an ONNX file is measured under noise in a module that has no libtorch. */
class NoiseEvaluationTest {
    private static final Provenance MADE =
            new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of());

    @TempDir
    private Path folder;

    @Test
    void measuresWithoutLibtorch() throws Exception {
        assertThatThrownBy(() -> Class.forName("org.bytedeco.pytorch.Tensor"))
                .isInstanceOf(ClassNotFoundException.class);
        Path file = folder.resolve("model.onnx");
        Files.write(file, ForeignNetworks.averages().build().toByteArray());
        EvaluationConfig config =
                new EvaluationConfig(2, List.of(0.1, 0.9), new RecordedNoiseConfig(List.of(), null), 100, 0);
        try (OnnxClassifier classifier =
                OnnxClassifier.load(file, ForeignNetworks.contract(ModelContract.OutputKind.LOGITS))) {
            Classifiers classifiers = Classifiers.of(classifier, 1);
            Evaluation evaluation = new Evaluator(config.batchSize(), Progress.NONE)
                    .evaluate(
                            classifiers, new NoiseLadders(config, NoiseSources.NONE, 7).of(classifiers), recordings());
            Results results = new ResultsMaker(evaluation)
                    .results(new Bootstrap(100, 1), new ResultsMaker.NotEvaluated(0, List.of()), MADE);

            // The first is of the first class and has more in the first lead; the last is labelled otherwise.
            assertThat(evaluation.clean()).containsExactly(0, 1, 1);
            assertThat(evaluation.answers())
                    .extracting(Answers::condition)
                    .containsExactly(Condition.CLEAN, new Condition(Kind.WHITE, 0.1), new Condition(Kind.WHITE, 0.9));
            assertThat(evaluation.answers().get(1).predictions()).containsExactly(0, 1, 1);
            assertThat(results.clean().confusion().correct()).isEqualTo(2);
            assertThat(results.kinds()).hasSize(1);
        }
    }

    private static PreparedSet recordings() {
        return new PreparedSet(
                List.of(recording("a", 1, 0.1f), recording("b", 0.1f, 1), recording("c", 0.1f, 1)),
                new int[] {0, 1, 0});
    }

    /** Two leads of eight samples, each level. */
    private static PreparedRecording recording(String name, float first, float second) {
        float[][] leads = new float[2][8];
        Arrays.fill(leads[0], first);
        Arrays.fill(leads[1], second);
        return new PreparedRecording(name, leads, LeadScale.oneMillivolt(2), List.of());
    }
}
