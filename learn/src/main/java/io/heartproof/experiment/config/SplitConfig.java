package io.heartproof.experiment.config;

import io.heartproof.problem.BadUsage;

/**
 * How a data set without given lists is split; the keys under {@code split}. Immutable.
 *
 * @param validationPerClass recordings per class for validation, at least 1
 * @param testPerClass recordings per class for the test, at least 1
 */
public record SplitConfig(int validationPerClass, int testPerClass) {
    public SplitConfig {
        if (validationPerClass < 1) {
            throw BadUsage.expected("split.validationPerClass", "at least 1", validationPerClass);
        }
        if (testPerClass < 1) {
            throw BadUsage.expected("split.testPerClass", "at least 1", testPerClass);
        }
    }
}
