package io.heartproof.evaluation.share;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.classifier.Classifiers;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.contract.LeadScale;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.RecordedNoiseConfig;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.metric.Bootstrap;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import io.heartproof.seed.SeededRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareMergerTest {
    private static final Condition LOW = new Condition(Kind.WHITE, 0.2);
    private static final Condition HIGH = new Condition(Kind.WHITE, 0.8);
    private static final Condition RECORDED = new Condition(Kind.recorded("simulated bw"), 0);
    private static final List<String> THREE = List.of("a", "b", "c");
    private static final Provenance MADE =
            new Provenance("heartproof", "2026-01-01T00:00:00Z", "", 1, 1, "cpu", Map.of(), Map.of());

    private final LoudnessClassifier classifier = new LoudnessClassifier();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void sharesOfTheRecordingsGiveTheAnswersOfTheWhole(int shares) {
        PreparedSet set = recordings(11);
        List<EvaluationShare> parts = new ArrayList<>();
        for (int share = 0; share < shares; share++) {
            int own = share;
            int[] dealt = IntStream.range(0, 11).filter(i -> i % shares == own).toArray();
            parts.add(share(set.at(dealt), 3 + share, condition -> true));
        }

        requireWhole(set, parts);
    }

    @Test
    void sharesOfTheConditionsGiveTheAnswersOfTheWhole() {
        PreparedSet set = recordings(9);

        requireWhole(set, List.of(share(set, 4, Set.of(RECORDED, LOW)::contains), share(set, 9, HIGH::equals)));
    }

    @Test
    void aShareMayHaveNoRecording() {
        PreparedSet set = recordings(2);

        requireWhole(set, List.of(share(set.at(), 4, condition -> true), share(set, 4, condition -> true)));
    }

    private void requireWhole(PreparedSet set, List<EvaluationShare> parts) {
        Evaluation whole = share(set, 64, condition -> true).evaluation();
        ShareMerger merger =
                new ShareMerger(whole.labels(), whole.recordings(), ladders(1).conditions());
        List<EvaluationShare> lastFirst = new ArrayList<>(parts);
        Collections.reverse(lastFirst);
        lastFirst.forEach(part -> merger.add("part", ShareBytes.read("part", ShareBytes.of(part))));

        Evaluation merged = merger.merged().evaluation();

        assertThat(merged.answers()).hasSameSizeAs(whole.answers());
        for (int i = 0; i < whole.answers().size(); i++) {
            assertThat(merged.answers().get(i).condition())
                    .isEqualTo(whole.answers().get(i).condition());
            assertThat(merged.answers().get(i).odds())
                    .isEqualTo(whole.answers().get(i).odds());
        }
        assertThat(results(merged)).isEqualTo(results(whole));
        assertThat(new ResultsMaker(merged).predictions()).isEqualTo(new ResultsMaker(whole).predictions());
    }

    /** The test above can fail: noise changes answers, of some recordings. */
    @Test
    void noiseChangesAnswers() {
        Evaluation whole = share(recordings(11), 64, condition -> true).evaluation();

        assertThat(whole.clean()).isEqualTo(whole.truth());
        assertThat(whole.answers().get(2).predictions()).isNotEqualTo(whole.truth());
    }

    @Test
    void putsRecordingsAndRefusalsInTheOrderOfTheList() {
        ShareMerger merger = new ShareMerger(labels(), List.of("a", "b", "c", "d"), List.of(Condition.CLEAN));
        merger.add("1", new EvaluationShare(answered(1, "d"), List.of(new Refusal("c", "torn"))));
        merger.add("2", new EvaluationShare(answered(0, "b"), List.of(new Refusal("a", "short"))));

        EvaluationShare merged = merger.merged();

        assertThat(merged.evaluation().recordings()).containsExactly("b", "d");
        assertThat(merged.evaluation().clean()).containsExactly(0, 1);
        assertThat(merged.refusals()).extracting(Refusal::recording).containsExactly("a", "c");
    }

    @Test
    void takesTheSameAnswerTwiceAndRefusesAnother() {
        ShareMerger merger = new ShareMerger(labels(), THREE, List.of(Condition.CLEAN));
        merger.add("1", new EvaluationShare(answered(1, "b"), List.of()));
        merger.add("2", new EvaluationShare(answered(1, "b"), List.of()));

        assertThatThrownBy(() -> merger.add("3", new EvaluationShare(answered(0, "b"), List.of())))
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("3: contradicts another share on recording b: its answer under no noise is ");
    }

    @Test
    void refusesWhatIsMissingOrForeign() {
        ShareMerger merger = new ShareMerger(labels(), THREE, List.of(Condition.CLEAN, LOW));
        merger.add("1", new EvaluationShare(answered(1, "a", "b", "c"), List.of()));

        assertThatThrownBy(merger::merged)
                .isInstanceOf(BadData.class)
                .hasMessage("a: no share of the evaluation has its answer under white 0.2");
        assertThatThrownBy(() -> merger.add("2", new EvaluationShare(answered(1, "x"), List.of())))
                .isInstanceOf(BadData.class)
                .hasMessage("2: has recording x, which is not on the list of the evaluation");
        merger.add("3", new EvaluationShare(answered(1), List.of(new Refusal("b", "torn"))));
        assertThatThrownBy(merger::merged)
                .isInstanceOf(BadData.class)
                .hasMessageStartingWith("b: is refused in one share of the evaluation and answered in another;");
    }

    @Test
    void noChangedByteOfAShareIsTakenForOne() {
        byte[] bytes = ShareBytes.of(new EvaluationShare(answered(1, "a"), List.of(new Refusal("b", "torn"))));
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            byte[] shorter = Arrays.copyOf(bytes, i);
            assertThatThrownBy(() -> ShareBytes.read("s", changed)).isInstanceOf(BadData.class);
            assertThatThrownBy(() -> ShareBytes.read("s", shorter)).isInstanceOf(BadData.class);
        }
    }

    private static LabelSet labels() {
        return new LoudnessClassifier().contract().labels();
    }

    /** All of the second class, and answered so. */
    private static Evaluation answered(int prediction, String... recordings) {
        int[] truth = new int[recordings.length];
        int[] predictions = new int[recordings.length];
        Arrays.fill(truth, 1);
        Arrays.fill(predictions, prediction);
        return new Evaluation(labels(), List.of(recordings), truth, List.of(new Answers(Condition.CLEAN, predictions)));
    }

    private EvaluationShare share(PreparedSet set, int batchSize, Predicate<Condition> wanted) {
        Classifiers classifiers = Classifiers.of(classifier);
        Evaluation evaluation = new Evaluator(batchSize, Progress.NONE)
                .evaluate(classifiers, ladders(batchSize).of(classifiers, wanted), set);
        return new EvaluationShare(evaluation, List.of());
    }

    private static NoiseLadders ladders(int batchSize) {
        RecordedNoiseConfig recorded = new RecordedNoiseConfig(List.of(0.0), null);
        EvaluationConfig config = new EvaluationConfig(batchSize, List.of(0.2, 0.8), recorded, 100, 0);
        return new NoiseLadders(config, NoiseSources.BASELINE_WANDER, 7);
    }

    private static String results(Evaluation evaluation) {
        return Json.line(new ResultsMaker(evaluation)
                .results(new Bootstrap(100, 1), new ResultsMaker.NotEvaluated(0, List.of()), MADE));
    }

    /** Of three padded lengths; the lead of the class is louder by 0.03 on average. */
    private PreparedSet recordings(int count) {
        SeededRandom random = SeededRandom.of(5);
        List<Prepared> recordings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[][] leads = new float[2][2_000 + 1_100 * (i % 3)];
            for (int lead = 0; lead < 2; lead++) {
                float loud = lead == i % 2 ? 0.53f : 0.5f;
                for (int t = 0; t < leads[lead].length; t++) {
                    leads[lead][t] = (float) (t % 100 == 0 ? 1 : loud * random.uniform(-1, 1));
                }
            }
            recordings.add(new PreparedRecording("R" + i, leads, LeadScale.oneMillivolt(2), List.of()));
        }
        return new PreparedSet(
                recordings, IntStream.range(0, count).map(i -> i % 2).toArray());
    }
}
