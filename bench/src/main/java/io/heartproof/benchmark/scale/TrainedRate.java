package io.heartproof.benchmark.scale;

import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.metric.EpochMetrics;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How many recordings a second a training draws, in processes of one thread: in its fifth epoch, as libtorch compiles kernels for
 * every new pair of length and number of recordings, most of which an epoch of few steps does not meet. Immutable, may be used by
 * several threads.
 *
 * @param data folder of recordings
 * @param scratch where runs are put
 */
record TrainedRate(ScaleSetup setup, Path data, Path scratch) {
    private static final int EPOCHS = 5;

    /** @param name of the training's folder, to which a number is added */
    double of(String name, int processes) throws IOException {
        return rate(train(name, processes));
    }

    /** Trains one. */
    RunLayout train(String name, int processes) throws IOException {
        RunLayout run = new RunLayout(Files.createTempDirectory(scratch, name));
        new OwnProcesses(setup.program()).run(processes, arguments(run));
        return run;
    }

    static double rate(RunLayout run) throws IOException {
        List<String> epochs = Files.readAllLines(run.history());
        return Json.mapper()
                .readValue(epochs.get(epochs.size() - 1), EpochMetrics.class)
                .recordingsPerSecond();
    }

    /** Of one process. */
    double ofOne(String name) {
        try {
            return of(name, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> arguments(RunLayout run) throws IOException {
        Path config = Files.createTempFile(scratch, "config", ".yaml");
        ConfigFile.write(config, setup.config());
        return List.of(
                "train",
                "--data",
                data.toString(),
                "--out",
                run.folder().toString(),
                "--config",
                config.toString(),
                "--threads",
                "1",
                "--set",
                "training.epochs=" + EPOCHS,
                "--set",
                "training.drawsPerEpoch=" + setup.draws(),
                "--set",
                "split.validationPerClass=1",
                "--set",
                "split.testPerClass=1",
                "--set",
                "cache.gigabytes=0");
    }
}
