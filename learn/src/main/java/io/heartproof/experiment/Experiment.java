package io.heartproof.experiment;

import io.heartproof.experiment.config.InputConfig;
import io.heartproof.report.Results;
import io.heartproof.report.section.ReportWriter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** From a folder of recordings to a report: training, evaluation on the test list, {@code report.html}. */
public final class Experiment {
    private final Session session;

    public Experiment(Session session) {
        this.session = session;
    }

    /** What came of it; {@code report} is the page. */
    public record Outcome(TrainRun.Outcome training, Results results, Path report) {}

    /**
     * Does everything.
     *
     * @param lists as for {@link TrainRun#start}
     * @param run a new or an empty folder: the training's, with {@code evaluation/} and {@code report.html} in it
     */
    public Outcome run(Path data, Optional<Path> lists, Path run) throws IOException {
        InputConfig input = session.config().input();
        // Fails now where it would fail after the training.
        session.config().evaluation().recordedNoise().load(input.leadsSeen(), input.samplingRateHz());
        TrainRun.Outcome training = new TrainRun(session).start(data, lists, run);
        RunFolder folder = new RunFolder(run);
        Results results = new EvaluateRun(session).evaluate(run, data, Optional.empty(), folder.evaluation());
        return new Outcome(training, results, ReportWriter.write(List.of(run), run));
    }
}
