package io.heartproof.evaluation;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Logits;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Family;
import io.heartproof.condition.LevelUnit;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.contract.Purpose;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.report.Example;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.NoiseWords;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Recordings to look at: as they are, under the smallest attack of the evaluation that changes the answer (the largest, where
 * none does), and under the middle level of white noise; each with what the classifier said. Amplitudes are brought back to the
 * recording's unit. Immutable.
 */
public final class ExampleMaker {
    private final Classifier classifier;
    private final List<Trial> attacks;
    private final List<Trial> white;
    private final int most;

    /**
     * @param ladders of the evaluation
     * @param most examples to make
     */
    public ExampleMaker(Classifier classifier, List<Ladder> ladders, int most) {
        this.classifier = classifier;
        this.attacks = trials(ladders, Family.ADVERSARIAL);
        this.white = trials(ladders, Family.WHITE_NOISE);
        this.most = most;
    }

    private static List<Trial> trials(List<Ladder> ladders, Family family) {
        return ladders.stream()
                .<Trial>flatMap(ladder -> ladder.trials().stream())
                .filter(trial -> trial.condition().kind().family() == family)
                .toList();
    }

    /**
     * Of each class the correctly classified recording that breaks under the smallest noise, the class that breaks first in front
     * ({@link ExampleChoice}).
     *
     * @param evaluation of the set, up the ladders given at construction
     * @param original gives the recording of that name as it was read: its unit is not known to the prepared one
     */
    public List<Example> make(PreparedSet set, Evaluation evaluation, Function<String, Recording> original) {
        ExampleChoice choice = new ExampleChoice(evaluation);
        List<Example> examples = new ArrayList<>();
        for (int i : choice.recordings(most)) {
            Recording recording = original.apply(evaluation.recordings().get(i));
            List<Trial> toTry = choice.attacks(i).stream().map(attacks::get).toList();
            examples.add(example(set.at(i), recording, toTry));
        }
        return examples;
    }

    private Example example(PreparedSet one, Recording original, List<Trial> toTry) {
        LeadSignal lead = original.signals().get(0);
        List<String> classes = classifier.contract().labels().names();
        Batch clean = new BatchMaker(classifier.contract()).forEvaluation(one.recordings(), one.labels());
        List<Example.View> views = new ArrayList<>();
        views.add(view(Condition.CLEAN, "without noise", one, clean));
        addAttacked(views, one, toTry);
        addWhite(views, one);
        return new Example(
                original.name(),
                classes.get(one.labels()[0]),
                classes,
                classifier.contract().leads().stream().map(Lead::name).toList(),
                lead.unit(),
                original.signals().stream().allMatch(LeadSignal::calibrated),
                classifier.contract().samplingRateHz(),
                views);
    }

    /** The first that changes the answer, or the last. */
    private void addAttacked(List<Example.View> views, PreparedSet one, List<Trial> toTry) {
        String truth = classifier.contract().labels().get(one.labels()[0]).name();
        Example.View last = null;
        for (Trial trial : toTry) {
            last = view(trial.condition(), text(trial.condition()), one, trial.shown(one));
            if (!last.prediction().equals(truth)) {
                break;
            }
        }
        if (last != null) {
            views.add(last);
        }
    }

    private void addWhite(List<Example.View> views, PreparedSet one) {
        if (!white.isEmpty()) {
            Trial middle = white.get((white.size() - 1) / 2);
            String text = "white noise, " + share(middle.condition().level());
            views.add(view(middle.condition(), text, one, middle.shown(one)));
        }
    }

    /** {@code PGD L∞ noise, 0.1 % of each lead's peak}. */
    private static String text(Condition condition) {
        NoiseWords words = NoiseWords.of(condition.kind());
        String level = condition.kind().unit() == LevelUnit.LENGTH
                ? "length " + Words.level(condition.level()) + " (each lead\u2019s peak is 1)"
                : words.form().words(condition.level());
        return words.name() + ", " + level;
    }

    private static String share(double level) {
        return Words.percentLevel(level) + " of each lead\u2019s peak";
    }

    private Example.View view(Condition condition, String text, PreparedSet one, Batch batch) {
        float[] logits = classifier.logits(batch)[0];
        List<String> classes = classifier.contract().labels().names();
        return new Example.View(
                condition.kind().family(),
                text,
                condition.level(),
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
                samples[t] *= recording.scales().get(lead).amplitude();
            }
            leads.add(samples);
        }
        return leads;
    }
}
