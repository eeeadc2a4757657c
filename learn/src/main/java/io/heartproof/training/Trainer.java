package io.heartproof.training;

import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Inference;
import io.heartproof.contract.InputContract;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.metric.ConfusionMatrix;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.training.optimiser.Optimiser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Trains a classifier: class-balanced epochs of optimiser steps, validation and checkpoint after each epoch.
 * What a step minimises is the {@link Objective}'s affair. The weights depend on nothing but data, configuration and
 * seed, whether the training ran through or was killed and resumed (for one machine and number of threads). Source:
 * protocol section 4. Batches are made on other threads. Not thread-safe.
 */
public final class Trainer {
    private final TrainingConfig config;
    private final Objective objective;
    private final long seed;
    private final Progress progress;
    private final Disturbance disturbance;

    public Trainer(TrainingConfig config, Objective objective, long seed, Progress progress) {
        this(config, objective, seed, progress, Disturbance.none());
    }

    private Trainer(TrainingConfig config, Objective objective, long seed, Progress progress, Disturbance disturbance) {
        this.config = config;
        this.objective = objective;
        this.seed = seed;
        this.progress = progress;
        this.disturbance = disturbance;
    }

    /** The same, with noise on every recording that is drawn, each time anew; validation stays without. */
    public Trainer disturbing(Disturbance noise) {
        return new Trainer(config, objective, seed, progress, noise);
    }

    /**
     * What a training works on.
     *
     * @param train at least one recording
     * @param validation possibly empty
     */
    public record Data(PreparedSet train, PreparedSet validation) {}

    /**
     * Trains to the last epoch, from the run folder's checkpoint where it has one. The classifier then has the weights
     * of the last epoch.
     *
     * @return the figures of all epochs
     */
    public List<EpochMetrics> train(DifferentiableClassifier classifier, Data data, Path run) throws IOException {
        Checkpoint checkpoint = new Checkpoint(run);
        try (Team team = ThreadTeam.of(classifier, config.batchSize());
                Optimiser optimiser = Optimiser.of(config.optimiser(), classifier.parameters());
                WeightAverage average = new WeightAverage(config.averageDecay(), classifier.parameters())) {
            Checkpoint.State state = new Checkpoint.State(classifier.parameters(), optimiser, average);
            List<EpochMetrics> history = checkpoint.restore(state);
            try (Progress.Stage stage = progress.start("epoch", config.epochs())) {
                stage.skip(history.size());
                for (int epoch = history.size(); epoch < config.epochs(); epoch++) {
                    history.add(epoch(new Descent(classifier, team, state), data, epoch));
                    checkpoint.save(state, history);
                    stage.advance(1);
                }
            }
            average.swap();
            return List.copyOf(history);
        }
    }

    /** What moves: a classifier, towards smaller values of the objective. */
    private record Descent(DifferentiableClassifier classifier, Team team, Checkpoint.State state) {
        void step(double value, int epoch) {
            if (!Double.isFinite(value)) {
                throw new ArithmeticException(String.format(
                                Locale.ROOT, "the training diverged: loss %s in epoch %d; a smaller", value, epoch + 1)
                        + " training.optimiser.learningRate may help");
            }
            state.optimiser().step();
            state.average().update(state.optimiser().count());
        }
    }

    private EpochMetrics epoch(Descent descent, Data data, int epoch) {
        DifferentiableClassifier classifier = descent.classifier();
        long started = System.nanoTime();
        EpochDraws draws = EpochDraws.of(data.train(), config.drawsPerEpoch(), seed, epoch);
        List<TrainingStep> steps = steps(draws, classifier.contract(), epoch);
        double sum = 0;
        try (Progress.Stage stage = progress.start("", draws.size());
                Team.StepQueue queue = descent.team().begin(new Rounded(objective, config.precision()), steps)) {
            int done = 0;
            for (TrainingStep step : steps) {
                double value = queue.backward();
                descent.step(value, epoch);
                sum += value * step.size();
                done += step.size();
                stage.advance(step.size());
                stage.note(String.format(Locale.ROOT, "loss %.3f", sum / done));
            }
        }
        double seconds = (System.nanoTime() - started) / 1e9;
        descent.state().average().swap();
        Optional<EpochMetrics.Validation> validation = validation(descent.team().classifiers(), data.validation());
        descent.state().average().swap();
        return new EpochMetrics(epoch, sum / draws.size(), seconds, draws.size() / seconds, validation);
    }

    private List<TrainingStep> steps(EpochDraws draws, InputContract contract, int epoch) {
        BatchMaker maker = new BatchMaker(contract);
        Objective.CurrentEpoch current = new Objective.CurrentEpoch(epoch, config.epochs());
        return draws.plan(contract.form(), config.batchSize()).stream()
                .map(pieces -> pieces.stream().flatMapToInt(Arrays::stream).toArray())
                .map(places -> new TrainingStep(
                        draws.lengths(contract.form(), places),
                        draws.stepSeeds(places),
                        (from, to) -> draws.batch(maker, disturbance, Arrays.copyOfRange(places, from, to)),
                        current))
                .toList();
    }

    private Optional<EpochMetrics.Validation> validation(Classifiers classifiers, PreparedSet set) {
        if (set.size() == 0) {
            return Optional.empty();
        }
        int[] predictions = new Inference(classifiers, config.batchSize()).predictions(set);
        int classes = classifiers.contract().labels().size();
        return Optional.of(EpochMetrics.Validation.of(ConfusionMatrix.of(classes, set.labels(), predictions)));
    }
}
