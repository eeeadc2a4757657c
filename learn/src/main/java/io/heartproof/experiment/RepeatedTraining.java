package io.heartproof.experiment;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.problem.BadUsage;
import java.nio.file.Path;
import java.util.Map;

/**
 * A training that a repeated command goes on with, on the settings that it began with. Immutable.
 *
 * @param run its folder
 */
record RepeatedTraining(Path run, ExperimentConfig began) {
    /**
     * Requires settings that come to the same weights; threads, device and those of an evaluation may differ.
     *
     * @throws BadUsage naming one that differs
     */
    void requireSame(ExperimentConfig now) {
        if (began.trainsLike(now) && began.split().equals(now.split())) {
            return;
        }
        Map<String, String> before = ConfigFile.of(began).values();
        ConfigFile.of(now).values().forEach((key, value) -> {
            String other = before.getOrDefault(key, "nothing");
            if (!other.equals(value) && !isFree(key)) {
                throw new BadUsage(
                        run + ": " + key + ": expected " + other + ", with which the training began, got " + value);
            }
        });
        throw new BadUsage(run + ": expected the settings with which the training began, got others");
    }

    private static boolean isFree(String key) {
        return key.equals("threads")
                || key.equals("device")
                || key.startsWith("evaluation.")
                || key.startsWith("cache.");
    }
}
