package io.heartproof.experiment;

import io.heartproof.dataset.DataSet;
import io.heartproof.experiment.config.InputConfig;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.progress.Progress;
import io.heartproof.report.Results;
import io.heartproof.report.section.ReportWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From a folder of recordings to a report: training, evaluation on the test list, {@code report.html}. Immutable. */
public final class Experiment {
    private final Session session;

    public Experiment(Session session) {
        this.session = session;
    }

    /** What came of it; {@code report} is the page, which the first of several processes writes. */
    public record FinishedExperiment(TrainRun.TrainedRun training, Results results, Path report) {}

    /**
     * Does everything.
     *
     * @param lists as for {@link TrainRun#start}
     * @param run a new or an empty folder: the training's, with {@code evaluation/} and {@code report.html} in it
     */
    public FinishedExperiment run(Path data, Optional<Path> lists, Path run) throws IOException {
        InputConfig input = session.config().input();
        // Fails now where it would fail after the training.
        session.config().evaluation().recordedNoise().load(input.leadsSeen(), input.samplingRateHz());
        session.requireFoundOn();
        try (Progress.Stage stage = session.progress().start("", 2)) {
            DataSet dataSet = session.open(data);
            return evaluated(new TrainRun(session).start(dataSet, lists, run), dataSet, stage);
        }
    }

    /** Goes on with one that was interrupted, on its own settings, data and split. */
    public FinishedExperiment resume(Path run) throws IOException {
        RunFolder folder = RunFolder.open(run);
        Session own = session.with(folder.settings().config());
        try (Progress.Stage stage = session.progress().start("", 2)) {
            DataSet dataSet = own.open(folder.data());
            return new Experiment(own).evaluated(new TrainRun(own).resume(folder, dataSet), dataSet, stage);
        }
    }

    private FinishedExperiment evaluated(TrainRun.TrainedRun training, DataSet data, Progress.Stage stage)
            throws IOException {
        stage.advance(1);
        Path run = training.run();
        EvaluationLayout evaluation = new RunLayout(run).evaluation();
        Results results = session.firstFinds(Files.exists(evaluation.results()))
                ? Results.read(evaluation.results())
                : new EvaluateRun(session).evaluate(new RunFolder(run), data, Optional.empty(), evaluation.folder());
        Path report = session.processes().isFirst() ? ReportWriter.write(List.of(run), run) : run;
        return new FinishedExperiment(training, results, report);
    }
}
