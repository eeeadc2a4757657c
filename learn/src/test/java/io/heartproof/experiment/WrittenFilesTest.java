package io.heartproof.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.progress.Progress;
import io.heartproof.simulate.SimulatedDataSet;
import io.heartproof.testing.ThreadsAsBefore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A run's layout names every file that a training and an evaluation write, and they write every file that it names. */
@ExtendWith(ThreadsAsBefore.class)
class WrittenFilesTest {
    @TempDir
    private Path folder;

    @Test
    void areThoseThatTheLayoutNames() throws IOException {
        ExperimentConfig config = ConfigFile.defaults()
                .with("input.cutSamples=2048")
                .with("split.validationPerClass=1")
                .with("split.testPerClass=1")
                .with("training.epochs=1")
                .with("evaluation.pgd.iterations=1")
                .with("evaluation.pgd.linf=[0.01]")
                .with("evaluation.pgd.l2=[]")
                .with("evaluation.bootstrapSamples=100")
                .with("evaluation.saveAdversarials=true")
                .with("threads=1")
                .with("cache.gigabytes=0")
                .config();
        Session session = new Session(config, "test", Progress.NONE);
        Path data = folder.resolve("data");
        new SimulatedDataSet(10, List.of("Normal", "PVC"), 1).write(data, 1, Progress.NONE);
        RunLayout run = new RunLayout(folder.resolve("run"));

        new TrainRun(session).start(data, Optional.empty(), run.folder());
        new EvaluateRun(session)
                .evaluate(run.folder(), data, Optional.empty(), run.evaluation().folder());

        Set<Path> named = new TreeSet<>(Set.of(
                run.settings(),
                run.provenance(),
                run.data(),
                run.description(),
                run.weights(),
                run.history(),
                run.lastState(),
                run.keptWeights(),
                run.lock()));
        EvaluationLayout evaluation = run.evaluated();
        named.addAll(Set.of(
                evaluation.results(),
                evaluation.predictions(),
                evaluation.breakingLevels(),
                evaluation.examples(),
                evaluation.about()));
        assertThat(filesOf(run)).isEqualTo(named);
    }

    /** All but the lists of the split and saved noise, whose names are the split's and the recordings' own. */
    private static Set<Path> filesOf(RunLayout run) throws IOException {
        try (Stream<Path> files = Files.walk(run.folder())) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.startsWith(run.split()))
                    .filter(file -> !file.startsWith(run.evaluation().adversarials()))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
