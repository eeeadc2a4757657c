package io.heartproof.evaluation;

import io.heartproof.attack.Outcome;
import io.heartproof.attack.Repeated;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.PreparedSet;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Logits;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.LevelUnit;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Purpose;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.report.Example;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.NoiseWords;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Recordings to look at: as they are, under the smallest attack of the evaluation that changes the answer (the largest,
 * where none does), and under the middle level of white noise; each with what the classifier said. Amplitudes are
 * brought back to the recording's unit.
 */
public final class ExampleMaker {
    private final Evaluator evaluator;
    private final EvaluationConfig config;
    private final Classifier classifier;

    public ExampleMaker(Evaluator evaluator, EvaluationConfig config, Classifier classifier) {
        this.evaluator = evaluator;
        this.config = config;
        this.classifier = classifier;
    }

    /**
     * The first correctly classified recordings of different classes, at most as many as configured.
     *
     * @param evaluation of the set, by the evaluator given at construction
     * @param original gives the recording of that name as it was read: its unit is not known to the prepared one
     */
    public List<Example> make(PreparedSet set, Evaluation evaluation, Function<String, Recording> original) {
        List<Example> examples = new ArrayList<>();
        Set<Integer> classes = new HashSet<>();
        for (int i = 0; i < set.size() && examples.size() < config.examples(); i++) {
            if (evaluation.clean()[i] == set.labels()[i] && classes.add(set.labels()[i])) {
                Recording recording = original.apply(evaluation.recordings().get(i));
                examples.add(example(set.at(i), recording, attacksToTry(evaluation, i)));
            }
        }
        return examples;
    }

    /** From the first that changed the recording's answer in the evaluation; the last alone, where none did. */
    private List<Repeated> attacksToTry(Evaluation evaluation, int recording) {
        List<Answers> attacked = evaluation.under(Family.ADVERSARIAL);
        if (attacked.isEmpty()) {
            return List.of();
        }
        int first = IntStream.range(0, attacked.size())
                .filter(i ->
                        attacked.get(i).predictions()[recording] != evaluation.truth()[recording])
                .findFirst()
                .orElse(attacked.size() - 1);
        return evaluator.attacks().subList(first, attacked.size());
    }

    private Example example(PreparedSet one, Recording original, List<Repeated> attacks) {
        LeadSignal lead = original.signals().get(0);
        List<String> classes = classifier.contract().labels().names();
        Batch clean = new BatchMaker(classifier.contract()).forEvaluation(one.recordings(), one.labels());
        List<Example.View> conditions = new ArrayList<>();
        conditions.add(view(new Shown(Family.CLEAN, "without noise", 0), one, clean));
        addAttacked(conditions, one, clean, attacks);
        addNoisy(conditions, one, clean);
        return new Example(
                original.name(),
                classes.get(one.labels()[0]),
                classes,
                classifier.contract().leads().stream().map(Lead::name).toList(),
                lead.unit(),
                original.signals().stream().allMatch(LeadSignal::calibrated),
                classifier.contract().samplingRateHz(),
                conditions);
    }

    /** Which condition it is, in the words of the report. */
    private record Shown(Family condition, String text, double level) {}

    private void addAttacked(List<Example.View> conditions, PreparedSet one, Batch clean, List<Repeated> attacks) {
        if (!(classifier instanceof DifferentiableClassifier victim)) {
            return; // nobody attacked it
        }
        Example.View last = null;
        for (Repeated attack : attacks) {
            try (Scope scope = Scope.open()) {
                Outcome outcome = AttackedRecordings.run(attack, victim, one, evaluator.attackSeed());
                float[] noisy = Tensors.toFloats(victim.values(clean).add(outcome.noise()));
                double epsilon = attack.budget().epsilon();
                last = view(
                        new Shown(Family.ADVERSARIAL, text(evaluator.condition(attack)), epsilon),
                        one,
                        clean.withValues(noisy));
                if (outcome.broken()[0]) {
                    break;
                }
            }
        }
        if (last != null) {
            conditions.add(last);
        }
    }

    private void addNoisy(List<Example.View> conditions, PreparedSet one, Batch clean) {
        List<Double> levels = config.whiteNoise();
        if (!levels.isEmpty()) {
            double amplitude = levels.get((levels.size() - 1) / 2);
            String text = "white noise, " + share(amplitude);
            conditions.add(view(
                    new Shown(Family.WHITE_NOISE, text, amplitude),
                    one,
                    evaluator.noise(amplitude).of(clean)));
        }
    }

    /** {@code PGD L∞ noise, 0.1 % of each lead's peak}. */
    private static String text(Condition condition) {
        String level = condition.kind().unit() == LevelUnit.SHARE_OF_PEAK
                ? share(condition.level())
                : "length " + Words.level(condition.level()) + " (each lead\u2019s peak is 1)";
        return NoiseWords.of(condition.kind()).name() + ", " + level;
    }

    private static String share(double level) {
        return Words.percentLevel(level) + " of each lead\u2019s peak";
    }

    private Example.View view(Shown shown, PreparedSet one, Batch batch) {
        float[] logits = classifier.logits(batch)[0];
        List<String> classes = classifier.contract().labels().names();
        return new Example.View(
                shown.condition(),
                shown.text(),
                shown.level(),
                classes.get(Logits.prediction(logits)),
                Arrays.stream(Logits.probabilities(logits)).boxed().toList(),
                samples(one.recordings().get(0).read(), batch));
    }

    /** The signal without padding, in the recording's unit, per lead. */
    private List<float[]> samples(PreparedRecording recording, Batch batch) {
        int start = classifier.contract().form().start(recording.length(), Purpose.EVALUATION, 0);
        List<float[]> leads = new ArrayList<>();
        for (int lead = 0; lead < batch.leads(); lead++) {
            int from = lead * batch.length() + start;
            float[] samples = Arrays.copyOfRange(batch.values(), from, from + recording.length());
            for (int t = 0; t < samples.length; t++) {
                samples[t] *= recording.peaks()[lead];
            }
            leads.add(samples);
        }
        return leads;
    }
}
