package io.heartproof.testing;

import io.heartproof.attack.trial.AttackLadders;
import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.classifier.Classifiers;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.EvaluationConfig;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.ExampleMaker;
import io.heartproof.evaluation.Ladder;
import io.heartproof.evaluation.noise.NoiseLadders;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.report.Example;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A classifier measured as an evaluation measures it: attacked, under white noise and under recorded noise. */
public record Measurement(EvaluationConfig config, PgdConfig pgd, NoiseSources sources, long seed) {
    /** With every attack and noise. */
    public Evaluation of(DifferentiableClassifier classifier, PreparedSet set) {
        try (Workers workers = Workers.of(classifier, Math.max(1, set.size()))) {
            List<Ladder> ladders = new ArrayList<>(attacks(classifier, workers));
            ladders.addAll(noise(workers));
            return evaluator().evaluate(workers, ladders, set);
        }
    }

    /** Without attack. */
    public Evaluation withoutAttack(DifferentiableClassifier classifier, PreparedSet set) {
        Classifiers classifiers = Classifiers.of(classifier);
        return evaluator().evaluate(classifiers, noise(classifiers), set);
    }

    /** Examples of what came of it. */
    public List<Example> examples(
            DifferentiableClassifier classifier,
            PreparedSet set,
            Evaluation evaluation,
            Function<String, Recording> original) {
        try (Workers workers = Workers.of(classifier, 1)) {
            List<Ladder> ladders = new ArrayList<>(attacks(classifier, workers));
            ladders.addAll(noise(workers));
            return new ExampleMaker(classifier, ladders, config.examples()).make(set, evaluation, original);
        }
    }

    private Evaluator evaluator() {
        return new Evaluator(config.batchSize(), Progress.NONE);
    }

    private List<Ladder> attacks(DifferentiableClassifier classifier, Workers workers) {
        return new AttackLadders(config.batchSize(), seed).of(pgd.attacks(), classifier, workers, Progress.NONE);
    }

    private List<Ladder> noise(Classifiers classifiers) {
        return new NoiseLadders(config, sources, seed).of(classifiers);
    }
}
