package io.heartproof.experiment.config;

import io.heartproof.problem.BadUsage;
import io.heartproof.training.TrainingConfig;
import java.util.regex.Pattern;

/**
 * All settings of an experiment, checked. Defaults and explanations stand in {@code defaults.yaml}; {@code
 * yaml.ConfigFile} reads and writes them. Immutable.
 *
 * @param seed from which the seeds of split, weights, order and attack are derived
 * @param threads threads that compute, 0 for one per core
 * @param device {@code cpu} or {@code cuda:N}
 */
public record ExperimentConfig(
        long seed,
        int threads,
        String device,
        ReadingConfig reading,
        InputConfig input,
        SplitConfig split,
        NetworkConfig network,
        DefenceConfig defence,
        TrainingConfig training,
        EvaluationSettings evaluation,
        CacheConfig cache) {
    private static final Pattern DEVICE = Pattern.compile("cpu|cuda:[0-9]{1,3}");

    public ExperimentConfig {
        if (threads < 0) {
            throw BadUsage.expected("threads", "0 (one per core) or more", threads);
        }
        if (!DEVICE.matcher(device).matches()) {
            throw BadUsage.expected("device", "cpu or cuda:N", "'" + device + "'");
        }
        requireSoftLabelsTaken(defence, training);
    }

    private static void requireSoftLabelsTaken(DefenceConfig defence, TrainingConfig training) {
        if (training.softensLabels() && !new Objectives(defence).objective().takesSoftLabels()) {
            Double smoothing = training.labelSmoothing();
            String rule = "0 with " + defence.objective() + ", which asks for one class as the label";
            if (smoothing != null && smoothing > 0) {
                throw BadUsage.expected("training.labelSmoothing", rule, smoothing);
            }
            throw BadUsage.expected(
                    "training.augmentation.mixup", rule, training.augmentation().mixup());
        }
    }

    /** The same, where 0 threads have become the number of cores of this machine. */
    public ExperimentConfig withEffectiveThreads() {
        int effective = threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
        return new ExperimentConfig(
                seed, effective, device, reading, input, split, network, defence, training, evaluation, cache);
    }

    /** The same for data that are read otherwise. */
    public ExperimentConfig with(ReadingConfig other) {
        return new ExperimentConfig(
                seed, threads, device, other, input, split, network, defence, training, evaluation, cache);
    }

    /** Whether a training on the same split comes to the same weights with the other settings (on one machine). */
    public boolean trainsLike(ExperimentConfig other) {
        return seed == other.seed
                && reading.equals(other.reading)
                && input.equals(other.input)
                && network.equals(other.network)
                && defence.equals(other.defence)
                && training.equals(other.training)
                && (!defence.noise().needsFolder()
                        || evaluation.recordedNoise().equals(other.evaluation.recordedNoise()));
    }
}
