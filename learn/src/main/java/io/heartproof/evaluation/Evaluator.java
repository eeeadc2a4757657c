package io.heartproof.evaluation;

import io.heartproof.attack.Attack;
import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Pgd;
import io.heartproof.attack.Repeated;
import io.heartproof.batch.PreparedSet;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.classifier.Logits;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.contract.Prepared;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.Workers;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Asks a classifier about a list of recordings: without noise, under white noise, under recorded noise, under attack. Source: protocol section
 * 6. Same configuration and seed, same answers.
 */
public final class Evaluator {
    private static final String WHAT = "condition";

    /** White and recorded. */
    private static final int NOISES = 2;

    private final EvaluationConfig config;
    private final NoiseSources sources;
    private final long seed;
    private final Progress progress;

    /** Without recorded noise. */
    public Evaluator(EvaluationConfig config, long seed, Progress progress) {
        this(config, NoiseSources.NONE, seed, progress);
    }

    /** @param sources of the recorded noise, at the sampling rate of the classifiers */
    public Evaluator(EvaluationConfig config, NoiseSources sources, long seed, Progress progress) {
        this.config = config;
        this.sources = sources;
        this.seed = seed;
        this.progress = progress;
    }

    /** Clean, white and recorded noise, and every configured attack and level. */
    public Evaluation evaluate(DifferentiableClassifier classifier, PreparedSet set) {
        try (Workers workers = Workers.of(classifier, Math.max(1, set.size()));
                Progress.Task conditions =
                        progress.start(WHAT, NOISES + attacks().size())) {
            Evaluation clean = clean(workers, set);
            List<Answers> noisy = noisy(workers, set, clean.clean(), conditions);
            return clean.and(attacked(workers, set, clean.clean(), conditions)).and(noisy);
        }
    }

    /** Clean, white and recorded noise: what can be asked of any classifier. */
    public Evaluation evaluateWithoutAttack(Classifiers classifiers, PreparedSet set) {
        try (Progress.Task conditions = progress.start(WHAT, NOISES)) {
            Evaluation clean = clean(classifiers, set);
            return clean.and(noisy(classifiers, set, clean.clean(), conditions));
        }
    }

    private Evaluation clean(Classifiers classifiers, PreparedSet set) {
        int[] predictions = new Inference(classifiers, config.batchSize()).predictions(set);
        return new Evaluation(
                classifiers.contract().labels(),
                set.recordings().stream().map(Prepared::recording).toList(),
                set.labels(),
                List.of(new Answers(Condition.CLEAN, predictions)));
    }

    private List<Answers> noisy(Classifiers classifiers, PreparedSet set, int[] clean, Progress.Task conditions) {
        Inference inference = new Inference(classifiers, config.batchSize());
        List<Answers> noisy = new ArrayList<>(white(inference, set, clean));
        conditions.advance(1);
        noisy.addAll(recorded(inference, set, clean));
        conditions.advance(1);
        return noisy;
    }

    /** The attacks that the configuration asks for, one per level. */
    List<Repeated> attacks() {
        PgdConfig pgd = config.pgd();
        return Stream.concat(
                        pgd.linf().stream().map(epsilon -> Budget.relative(Norm.LINF, epsilon)),
                        pgd.l2().stream().map(epsilon -> Budget.relative(Norm.L2, epsilon)))
                .map(budget -> new Repeated(
                        Pgd.of(
                                budget,
                                budget.epsilon() * pgd.stepFraction(),
                                pgd.iterations(),
                                pgd.loss().loss()),
                        pgd.starts()))
                .toList();
    }

    /** What an attack does to recordings. */
    Condition condition(Repeated attack) {
        Budget budget = attack.budget();
        LevelUnit unit = budget.norm() == Norm.LINF ? LevelUnit.SHARE_OF_PEAK : LevelUnit.LENGTH;
        Kind kind = Kind.attack(attack.name(), budget.norm().toString(), unit)
                .with(Kind.ITERATIONS, config.pgd().iterations())
                .with(Kind.STARTS, attack.starts());
        return new Condition(kind, budget.epsilon());
    }

    /** The seed of all random starts. */
    long attackSeed() {
        return Seeds.derive(seed, "attack");
    }

    /** The noise of one level. */
    NoisySignal noise(double amplitude) {
        return new NoisySignal(amplitude, Seeds.derive(seed, "white noise"));
    }

    /**
     * Climbs the levels of each norm: noise that breaks a recording lies inside every larger ball too, so a level is given
     * only to those that withstood the one below, and the others keep their wrong prediction.
     */
    private List<Answers> attacked(Workers workers, PreparedSet set, int[] clean, Progress.Task progressed) {
        Map<Norm, int[]> reached = new EnumMap<>(Norm.class);
        List<Answers> conditions = new ArrayList<>();
        for (Repeated attack : attacks()) {
            Budget budget = attack.budget();
            AttackedRecordings victims = new AttackedRecordings(set, reached.getOrDefault(budget.norm(), clean));
            int[] predictions =
                    attacked(victims, new AttackedRecordings.Plan(attack, workers, config.batchSize(), attackSeed()));
            reached.put(budget.norm(), predictions);
            conditions.add(new Answers(condition(attack), predictions));
            progressed.advance(1);
        }
        return conditions;
    }

    private int[] attacked(AttackedRecordings victims, AttackedRecordings.Plan plan) {
        Attack attack = plan.attack();
        String what = "%s %s %s"
                .formatted(
                        attack.name(), attack.budget().norm(), attack.budget().epsilon());
        try (Progress.Task task = progress.start(what, Math.max(1, victims.count()))) {
            return victims.predictions(plan, task);
        }
    }

    private List<Answers> white(Inference inference, PreparedSet set, int[] clean) {
        List<Answers> conditions = new ArrayList<>();
        try (Progress.Task task =
                progress.start("white noise", Math.max(1, config.whiteNoise().size()))) {
            for (double amplitude : config.whiteNoise()) {
                int[] predictions = Logits.predictions(inference.logits(set, noise(amplitude)::of));
                for (int i = 0; i < predictions.length; i++) {
                    predictions[i] = clean[i] == set.labels()[i] ? predictions[i] : clean[i];
                }
                conditions.add(new Answers(new Condition(Kind.WHITE, amplitude), predictions));
                task.advance(1);
            }
        }
        return conditions;
    }

    private List<Answers> recorded(Inference inference, PreparedSet set, int[] clean) {
        StressedRecordings recordings = new StressedRecordings(set, clean, Seeds.derive(seed, "recorded noise"));
        List<NoiseStress> levels = sources.all().stream()
                .flatMap(source -> config.recordedNoise().snrDb().stream().map(ratio -> new NoiseStress(source, ratio)))
                .toList();
        List<Answers> conditions = new ArrayList<>();
        try (Progress.Task task = progress.start("recorded noise", Math.max(1, levels.size()))) {
            for (NoiseStress level : levels) {
                Kind kind = Kind.recorded(level.source().name());
                conditions.add(
                        new Answers(new Condition(kind, level.decibels()), recordings.predictions(inference, level)));
                task.advance(1);
            }
        }
        return conditions;
    }
}
