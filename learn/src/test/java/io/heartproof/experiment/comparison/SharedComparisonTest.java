package io.heartproof.experiment.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.experiment.Session;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.layout.ComparisonLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.process.ProcessGroup;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.testing.ProcessesOnThreads;
import io.heartproof.testing.ThreadsAsBefore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A comparison of defences that two processes share, played by threads. */
@ExtendWith(ThreadsAsBefore.class)
class SharedComparisonTest {
    @TempDir
    private Path folder;

    @Test
    void theFirstWritesAndAllGoOnTogether() throws IOException {
        Path data = folder.resolve("data");
        Path out = folder.resolve("out");
        new SimulatedDataSet(14, List.of("Normal", "PVC"), 1).write(data, 1, Progress.NONE);
        DefencePlan.SweptSetting sweep = DefencePlan.SweptSetting.of("defence.nsr.beta2=0.4,0.8", Optional.empty());
        DefencePlan plan = new DefencePlan(data.toString(), List.of("ce", "nsr"), 1, Optional.of(sweep));

        List<Path> started =
                ProcessesOnThreads.run(2, group -> done(() -> of(group).start(plan, Optional.empty(), out)));

        assertThat(started.get(0)).exists().hasFileName("comparison.html");
        ComparisonLayout layout = new ComparisonLayout(out);
        RunLayout plain = layout.run("ce", 1);
        RunLayout hardened = layout.run("nsr", 1);
        for (RunLayout run : List.of(plain, hardened)) {
            assertThat(run.weights()).exists();
            assertThat(run.evaluation().results()).exists();
        }
        FileTime before = Files.getLastModifiedTime(plain.evaluation().results());
        byte[] weights = Files.readAllBytes(hardened.weights());
        for (Path lost : List.of(
                started.get(0),
                hardened.weights(),
                hardened.description(),
                hardened.evaluation().results())) {
            Files.delete(lost);
        }

        ProcessesOnThreads.run(2, group -> done(() -> of(group).resume(out)));

        assertThat(started.get(0)).exists();
        assertThat(hardened.weights()).hasBinaryContent(weights);
        assertThat(hardened.evaluation().results()).exists();
        assertThat(Files.getLastModifiedTime(plain.evaluation().results())).isEqualTo(before);
    }

    private interface Work {
        Path path() throws IOException;
    }

    private static Path done(Work work) {
        try {
            return work.path();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static DefenceExperiment of(ProcessGroup group) {
        return new DefenceExperiment(new Session(
                        ConfigFile.defaults()
                                .with("network.architecture=tiny")
                                .with("input.cutSamples=2048")
                                .with("split.validationPerClass=1")
                                .with("split.testPerClass=3")
                                .with("training.epochs=1")
                                .with("training.batchSize=4")
                                .with("evaluation.batchSize=2")
                                .with("evaluation.pgd.iterations=1")
                                .with("evaluation.pgd.linf=[0.01]")
                                .with("evaluation.pgd.l2=[]")
                                .with("evaluation.whiteNoise=[0.1]")
                                .with("evaluation.recordedNoise.snrDb=[]")
                                .with("evaluation.bootstrapSamples=100")
                                .with("evaluation.examples=0")
                                .with("threads=1")
                                .with("cache.gigabytes=0")
                                .config(),
                        "test",
                        Progress.NONE)
                .among(group));
    }
}
