package io.heartproof.benchmark.scale;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.process.launch.JavaCommand;
import java.util.List;

/**
 * What is measured, and how much of it. Immutable.
 *
 * @param program makes the command lines that are started
 * @param config of every training, but for threads, epochs and draws
 * @param recordings simulated ones to train on, at least 27
 * @param draws recordings of an epoch, at most {@code recordings} less 18, which are not trained on; the fifth epoch of each
 *     training is measured
 * @param rounds measurements of each side, at least 1
 */
public record ScaleSetup(Program program, ExperimentConfig config, int recordings, int draws, int rounds) {
    /** Makes command lines of this program from arguments such as {@code train --data DIR --out RUN}. */
    @FunctionalInterface
    public interface Program {
        JavaCommand command(List<String> arguments);
    }

    /** Recordings of a step. */
    int batchSize() {
        return config.training().batchSize();
    }
}
