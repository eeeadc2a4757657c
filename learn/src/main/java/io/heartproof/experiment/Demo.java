package io.heartproof.experiment;

import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.report.section.ReportWriter;
import io.heartproof.simulate.SimulatedDataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Shows everything without any data: simulates recordings of the nine classes, trains on them, attacks, reports. Settings: {@code
 * demo.yaml} over the defaults. Immutable.
 */
public final class Demo {
    private final Session session;

    public Demo(Session session) {
        this.session = session;
    }

    /** The demonstration's settings. */
    public static ConfigFile settings() {
        return ConfigFile.defaults().withResource("demo.yaml");
    }

    /**
     * Does everything; the outcome's report lies in {@code out}, its run in {@code out/run}, the recordings in {@code
     * out/data}.
     *
     * @param out a new or an empty folder
     */
    public Experiment.FinishedExperiment run(int recordings, Path out) throws IOException {
        session.requireDevice();
        Path data = out.resolve("data");
        SimulatedDataSet.ofAllClasses(recordings, session.config().seed())
                .write(data, session.config().threads(), session.progress());
        Experiment.FinishedExperiment outcome = new Experiment(session).run(data, Optional.empty(), out.resolve("run"));
        Path report = ReportWriter.write(List.of(out.resolve("run")), out);
        return new Experiment.FinishedExperiment(outcome.training(), outcome.results(), report);
    }
}
