package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.file.Json;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.problem.BadUsage;
import io.heartproof.process.ProcessGroup;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.testing.ProcessesOnThreads;
import io.heartproof.testing.ThreadsAsBefore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Files of an evaluation that several processes share, played by threads: those of one process. */
@ExtendWith(ThreadsAsBefore.class)
class SharedEvaluationTest {
    @TempDir
    static Path folder;

    private static Path data;
    private static RunLayout run;

    @BeforeAll
    static void train() throws IOException {
        data = folder.resolve("data");
        run = new RunLayout(folder.resolve("run"));
        new SimulatedDataSet(14, List.of("Normal", "PVC"), 1).write(data, 1, Progress.NONE);
        new TrainRun(session(1, "evaluation.saveAdversarials=false")).start(data, Optional.empty(), run.folder());
    }

    @Test
    void theFirstWritesWhatOneProcessWrites() throws IOException {
        EvaluationLayout alone = evaluated(session(2, "evaluation.saveAdversarials=false"), "alone");

        ProcessesOnThreads.run(2, group -> evaluatedAmong(group, "evaluation.saveAdversarials=false"));

        EvaluationLayout shared = new EvaluationLayout(folder.resolve("shared0"));
        assertThat(folder.resolve("shared1")).doesNotExist();
        assertThat(shared.checkpoint().folder()).doesNotExist();
        for (Path file : List.of(alone.predictions(), alone.breakingLevels(), alone.about())) {
            assertThat(shared.folder().resolve(file.getFileName())).hasSameBinaryContentAs(file);
        }
        assertThat(shared.examples())
                .as("equal but for rounding, as they are made by one network with fewer threads")
                .exists();
        assertThat(figures(shared)).isEqualTo(figures(alone));
        assertThat(figures(alone).at("/conditions").size()).isGreaterThan(5);
    }

    @Test
    void noiseIsSavedWhereAllSee() {
        assertThatThrownBy(() ->
                        ProcessesOnThreads.run(2, group -> evaluatedAmong(group, "evaluation.saveAdversarials=true")))
                .hasRootCauseInstanceOf(BadUsage.class)
                .hasRootCauseMessage(
                        "evaluation.saveAdversarials: expected results in a folder that all processes see, "
                                + "got one that process 1 does not see");
        assertThat(folder.resolve("shared0")).isEmptyDirectory();
    }

    /** A weaker attack of one of them would be taken for one that found nothing. */
    @Test
    void eachHasTheSettingsOfAll() {
        for (String other : List.of("evaluation.pgd.iterations=2", "seed=2")) {
            assertThatThrownBy(() -> ProcessesOnThreads.run(
                            2,
                            group ->
                                    evaluatedAmong(group, group.isFirst() ? "evaluation.bootstrapSamples=100" : other)))
                    .hasRootCauseInstanceOf(BadUsage.class)
                    .rootCause()
                    .hasMessageStartingWith("evaluation in 2 processes: expected the same ")
                    .hasMessageContaining(other.split("=")[0] + " in all, got 2 in process 1 and 1 in process 0");
        }
    }

    private static EvaluationLayout evaluatedAmong(ProcessGroup group, String setting) {
        try {
            return evaluated(session(1, setting).among(group), "shared" + group.rank());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EvaluationLayout evaluated(Session session, String name) throws IOException {
        EvaluationLayout layout = new EvaluationLayout(folder.resolve(name));
        new EvaluateRun(session)
                .evaluate(run.folder(), data, Optional.of(run.split().resolve("test.txt")), layout.folder());
        return layout;
    }

    /** One noise for all recordings is learnt, too. */
    private static Session session(int threads, String setting) {
        return new Session(
                ConfigFile.defaults()
                        .with("network.architecture=tiny")
                        .with("input.cutSamples=2048")
                        .with("split.validationPerClass=1")
                        .with("split.testPerClass=3")
                        .with("training.epochs=1")
                        .with("evaluation.batchSize=2")
                        .with("evaluation.pgd.iterations=1")
                        .with("evaluation.pgd.linf=[0.01, 0.1]")
                        .with("evaluation.pgd.l2=[]")
                        .with("evaluation.attack.names=[pgd, universal]")
                        .with("evaluation.attack.levels.relative.linf=[0.1]")
                        .with("evaluation.attack.foundOn.recordings="
                                + run.split().resolve("train.txt"))
                        .with("evaluation.bootstrapSamples=100")
                        .with(setting)
                        .with("threads=" + threads)
                        .with("cache.gigabytes=0")
                        .config(),
                "test",
                Progress.NONE);
    }

    private static ObjectNode figures(EvaluationLayout layout) throws IOException {
        ObjectNode results = (ObjectNode) Json.mapper().readTree(Files.readString(layout.results()));
        results.remove("provenance");
        return results;
    }
}
