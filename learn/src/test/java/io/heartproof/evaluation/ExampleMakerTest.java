package io.heartproof.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.attack.trial.PgdLoss;
import io.heartproof.condition.Family;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.report.Example;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import io.heartproof.testing.Measurement;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Recordings in millivolts, lead l with a peak of about l + 1, and a network that knows their classes. */
@ExtendWith(NoTensorLeft.class)
class ExampleMakerTest {
    private static final Map<String, Recording> ORIGINALS = SmallWorld.recordings(9, 3).recordings().stream()
            .map(Prepared::read)
            .map(ExampleMakerTest::inMillivolts)
            .collect(Collectors.toMap(Recording::name, Function.identity()));
    private static final PreparedSet SET = prepared();
    private static final PgdConfig PGD =
            new PgdConfig(2, 1, 0.5, PgdLoss.CROSS_ENTROPY, List.of(0.001, 0.7), List.of());
    private static final EvaluationConfig CONFIG =
            new EvaluationConfig(9, List.of(0.05, 0.1, 0.2, 0.3), new RecordedNoiseConfig(List.of(), null), 100, 2);

    private static final Measurement MEASUREMENT = new Measurement(CONFIG, PGD, NoiseSources.NONE, 7);

    private static TorchClassifier classifier;
    private static Evaluation evaluation;
    private static List<Example> examples;

    @BeforeAll
    static void make() {
        classifier = SmallWorld.knowing();
        evaluation = MEASUREMENT.of(classifier, SET);
        examples = MEASUREMENT.examples(classifier, SET, evaluation, ORIGINALS::get);
    }

    @AfterAll
    static void free() {
        classifier.close();
    }

    @Test
    void showsDifferentClassesThatAreRightWithoutNoise() {
        assertThat(examples).hasSize(2);
        assertThat(examples).extracting(Example::truth).doesNotHaveDuplicates();
        for (Example example : examples) {
            assertThat(example.unit()).isEqualTo("mV");
            assertThat(example.calibrated()).isTrue();
            assertThat(example.leads()).containsExactly("I", "II", "V1", "V2", "V3", "V4", "V5", "V6");
            assertThat(example.conditions())
                    .extracting(Example.View::condition)
                    .containsExactly(Family.CLEAN, Family.ADVERSARIAL, Family.WHITE_NOISE);
            assertThat(example.conditions().get(0).prediction()).isEqualTo(example.truth());
        }
    }

    @Test
    void tellsLevelsAsTheReportDoes() {
        for (Example example : examples) {
            assertThat(example.conditions().get(1).text())
                    .matches("PGD L\u221e noise, (0\\.1|70)\u00a0% of each lead\u2019s peak");
            assertThat(example.conditions().get(2).text()).isEqualTo("white noise, 10\u00a0% of each lead\u2019s peak");
        }
    }

    @Test
    void showsTheRecordingAsItWasReadWithoutPadding() {
        for (Example example : examples) {
            assertWithin(example, 0, 1e-6);
        }
    }

    @Test
    void showsTheSmallestAttackThatChangedTheAnswerAndWhatTheEvaluationSaidOfIt() {
        for (Example example : examples) {
            int recording = evaluation.recordings().indexOf(example.recording());
            List<Answers> attacked = evaluation.under(Family.ADVERSARIAL);
            Answers shown = attacked.stream()
                    .filter(condition ->
                            condition.predictions()[recording] != evaluation.truth()[recording])
                    .findFirst()
                    .orElse(attacked.get(1));
            Example.View adversarial = example.conditions().get(1);
            assertThat(adversarial.level()).isEqualTo(shown.condition().level());
            assertThat(adversarial.prediction())
                    .isEqualTo(evaluation
                            .labels()
                            .get(shown.predictions()[recording])
                            .name());
            assertWithin(example, 1, adversarial.level());
        }
    }

    @Test
    void showsTheMiddleLevelOfWhiteNoise() {
        for (Example example : examples) {
            assertThat(example.conditions().get(2).level()).isEqualTo(0.1);
            assertWithin(example, 2, 0.1);
        }
    }

    @Test
    void showsNoAttackWhereNoneWasRun() {
        Evaluation unattacked = MEASUREMENT.withoutAttack(classifier, SET);
        assertThat(MEASUREMENT.examples(classifier, SET, unattacked, ORIGINALS::get))
                .hasSize(2)
                .allSatisfy(example -> assertThat(example.conditions())
                        .extracting(Example.View::condition)
                        .containsExactly(Family.CLEAN, Family.WHITE_NOISE));
    }

    /** Samples differ from the original's by at most that share of the lead's peak, and somewhere by half of it. */
    private static void assertWithin(Example example, int condition, double share) {
        Recording original = ORIGINALS.get(example.recording());
        for (int lead = 0; lead < 8; lead++) {
            float[] expected = original.signals().get(lead).samples();
            float[] shown = example.conditions().get(condition).samples().get(lead);
            assertThat(shown).hasSize(expected.length);
            double largest = 0;
            double peak = 0;
            for (int t = 0; t < expected.length; t++) {
                largest = Math.max(largest, Math.abs(shown[t] - expected[t]));
                peak = Math.max(peak, Math.abs(expected[t]));
            }
            assertThat(largest).isLessThanOrEqualTo((share + 1e-6) * peak);
            assertThat(largest).isGreaterThanOrEqualTo(condition == 0 ? 0 : 0.5 * share * peak);
        }
    }

    private static Recording inMillivolts(PreparedRecording prepared) {
        List<LeadSignal> signals = new ArrayList<>();
        for (int lead = 0; lead < 8; lead++) {
            float[] samples = prepared.leads()[lead].clone();
            for (int t = 0; t < samples.length; t++) {
                samples[t] *= lead + 1;
            }
            signals.add(LeadSignal.millivolts(Lead.INDEPENDENT_8.get(lead), samples));
        }
        return new Recording(prepared.recording(), 500, signals, Patient.UNKNOWN, List.of(), Source.of("test"));
    }

    /** In the order of their names, which is that of the labels. */
    private static PreparedSet prepared() {
        List<PreparedRecording> recordings = ORIGINALS.values().stream()
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .map(SmallWorld.CONTRACT::prepare)
                .toList();
        return new PreparedSet(recordings, SmallWorld.recordings(9, 3).labels());
    }
}
