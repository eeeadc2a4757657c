package io.heartproof.training;

import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Classifiers;
import io.heartproof.contract.InputContract;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.DealtClassifiers;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.progress.Progress;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.RecordingMemory;
import io.heartproof.training.optimiser.Optimiser;
import io.heartproof.training.team.Team;
import io.heartproof.training.team.ThreadTeam;
import io.heartproof.training.team.TrainingStep;
import io.heartproof.training.validation.Alarms;
import io.heartproof.training.validation.EpochValidation;
import io.heartproof.training.validation.ValidationPlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private final ValidationPlan plan;
    private final ProcessGroup processes;

    public Trainer(TrainingConfig config, Objective objective, long seed, Progress progress) {
        this(config, objective, seed, progress, Disturbance.none(), ValidationPlan.PLAIN, ProcessGroup.alone());
    }

    private Trainer(
            TrainingConfig config,
            Objective objective,
            long seed,
            Progress progress,
            Disturbance disturbance,
            ValidationPlan plan,
            ProcessGroup processes) {
        this.config = config;
        this.objective = objective;
        this.seed = seed;
        this.progress = progress;
        this.disturbance = disturbance;
        this.plan = plan;
        this.processes = processes;
    }

    /** The same, with noise on every recording that is drawn, each time anew; validation stays without. */
    public Trainer disturbing(Disturbance noise) {
        return new Trainer(config, objective, seed, progress, noise, plan, processes);
    }

    /** The same, validated and ended as that plan says; without, the last epoch's weights are the result. */
    public Trainer validating(ValidationPlan other) {
        return new Trainer(config, objective, seed, progress, disturbance, other, processes);
    }

    /**
     * The same by several processes, which all call {@link #train} with the same settings, recordings and seed. Each computes its
     * share of every step and of validation; the first writes files. All get the same weights and figures.
     */
    public Trainer among(ProcessGroup others) {
        return new Trainer(config, objective, seed, progress, disturbance, plan, others);
    }

    /**
     * What a training works on.
     *
     * @param train at least one recording
     * @param validation possibly empty
     */
    public record Data(PreparedSet train, PreparedSet validation) {}

    /**
     * Trains until all epochs are done or the plan ends it, from the run folder's checkpoint where it has one. The classifier
     * then has the weights that the plan keeps.
     *
     * @return the figures of all epochs
     * @throws BadUsage where the loss or a weight is no finite number any more; the checkpoint is that of the epoch before
     */
    public List<EpochMetrics> train(DifferentiableClassifier classifier, Data data, Path run) throws IOException {
        Checkpoint checkpoint = new Checkpoint(run, processes);
        EpochAgreement agreement = new EpochAgreement(processes);
        EpochValidation validation = new EpochValidation(plan, data.validation(), config.batchSize());
        try (Team team = ThreadTeam.of(classifier, config.batchSize(), processes);
                Optimiser optimiser = Optimiser.of(config.optimiser(), classifier.parameters());
                WeightAverage average = new WeightAverage(config.averageDecayOf(objective), classifier.parameters())) {
            Checkpoint.State state =
                    new Checkpoint.State(classifier.parameters(), optimiser, average, objective.memories());
            List<EpochMetrics> history = checkpoint.restore(state);
            Descent descent = new Descent(classifier, team, state);
            try (Progress.Stage stage = progress.start("epoch", config.epochs())) {
                stage.skip(history.size());
                while (history.size() < config.epochs() && !validation.keeping().isOver(history)) {
                    EpochMetrics newest = agreement.figures(epoch(descent, data.train(), validation, history.size()));
                    requireFinite(newest, history, checkpoint);
                    agreement.weights(classifier.parameters());
                    agreement.notes(state.memories());
                    state.memories().forEach(RecordingMemory::endEpoch);
                    warn(newest, history);
                    history.add(validation.keeping().judged(history, newest));
                    checkpoint.save(state, history);
                    stage.advance(1);
                }
            }
            checkpoint.loadKept(classifier.parameters());
            return List.copyOf(history);
        }
    }

    private static void requireFinite(EpochMetrics newest, List<EpochMetrics> history, Checkpoint checkpoint)
            throws IOException {
        if (newest.loss().isPresent()) {
            return;
        }
        List<EpochMetrics> all = new ArrayList<>(history);
        all.add(newest);
        checkpoint.writeMetrics(all);
        String left =
                history.isEmpty() ? "there is no checkpoint yet" : "the checkpoint is that of epoch " + history.size();
        throw new BadUsage(String.format(
                Locale.ROOT,
                "training: expected a finite loss in epoch %d: %s; %s",
                newest.epoch() + 1,
                newest.alarms().get(0).text(),
                left));
    }

    /** Says what was not said of the epoch before. */
    private void warn(EpochMetrics newest, List<EpochMetrics> history) {
        List<String> said = history.isEmpty()
                ? List.of()
                : history.get(history.size() - 1).alarms().stream()
                        .map(EpochMetrics.Alarm::name)
                        .toList();
        newest.alarms().stream()
                .filter(alarm -> !said.contains(alarm.name()))
                .forEach(alarm -> progress.warn("epoch " + (newest.epoch() + 1) + ": " + alarm.text()));
    }

    /** What moves: a classifier, towards smaller values of the objective. */
    private record Descent(DifferentiableClassifier classifier, Team team, Checkpoint.State state) {}

    /**
     * Moves the weights along the gradients that a step has left.
     *
     * @param draws of an epoch
     */
    private void step(Checkpoint.State state, int draws) {
        Optimiser optimiser = state.optimiser();
        if (config.clipNorm() > 0) {
            double norm = state.parameters().gradientNorm();
            state.parameters().scaleGradients(Math.min(1, config.clipNorm() / norm));
        }
        optimiser.step(config.learningRateShare(optimiser.count(), draws));
        state.average().update(optimiser.count());
    }

    private EpochMetrics epoch(Descent descent, PreparedSet train, EpochValidation validation, int epoch) {
        long started = System.nanoTime();
        EpochDraws draws = EpochDraws.of(train, config.drawsPerEpoch(), seed, epoch)
                .mixing(config.augmentation().mixup());
        double loss = descend(descent, draws, epoch);
        double seconds = (System.nanoTime() - started) / 1e9;
        if (!Double.isFinite(loss)) {
            descent.classifier().parameters().clearGradients();
            return EpochMetrics.failed(epoch, seconds, Alarms.lossNotFinite(loss));
        }
        EpochValidation.Validated found = validated(descent, validation, epoch);
        return new EpochMetrics(
                epoch,
                Optional.of(loss),
                seconds,
                draws.size() / seconds,
                found.clean(),
                found.robust(),
                Optional.empty(),
                found.alarms());
    }

    /** Of the average of the weights, where there is one. */
    private EpochValidation.Validated validated(Descent descent, EpochValidation validation, int epoch) {
        descent.state().average().swap();
        Classifiers all = DealtClassifiers.of(descent.team().classifiers(), processes);
        EpochValidation.Validated found = validation.after(epoch, config.epochs(), all);
        descent.state().average().swap();
        return found;
    }

    /** Makes the steps of an epoch; the mean loss, or the first value or the NaN that ends it. */
    private double descend(Descent descent, EpochDraws draws, int epoch) {
        List<TrainingStep> steps = steps(draws, descent.classifier().contract(), epoch);
        double sum = 0;
        try (Progress.Stage stage = progress.start("", draws.size());
                Team.StepQueue queue = descent.team().begin(new Rounded(objective, config.precision()), steps)) {
            int done = 0;
            for (TrainingStep step : steps) {
                double value = queue.backward();
                if (!Double.isFinite(value)) {
                    return value;
                }
                step(descent.state(), draws.size());
                sum += value * step.size();
                done += step.size();
                stage.advance(step.size());
                stage.note(String.format(Locale.ROOT, "loss %.3f", sum / done));
            }
        }
        return descent.classifier().parameters().areFinite() ? sum / draws.size() : Double.NaN;
    }

    private List<TrainingStep> steps(EpochDraws draws, InputContract contract, int epoch) {
        BatchMaker maker = new BatchMaker(contract);
        Objective.CurrentEpoch current = new Objective.CurrentEpoch(epoch, config.epochs());
        Disturbance varied = config.augmentation().disturbance(contract).then(disturbance);
        int classes = contract.labels().size();
        double smoothing = config.labelSmoothingOf(objective);
        return draws.plan(contract.form(), config.batchSize()).stream()
                .map(pieces -> pieces.stream().flatMapToInt(Arrays::stream).toArray())
                .map(places -> new TrainingStep(
                        draws.lengths(contract.form(), places),
                        draws.stepSeeds(places),
                        draws.softLabels(classes, smoothing, places),
                        (from, to) -> draws.batch(maker, varied, Arrays.copyOfRange(places, from, to)),
                        current))
                .toList();
    }
}
