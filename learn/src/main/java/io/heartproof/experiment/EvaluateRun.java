package io.heartproof.experiment;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.table.RecordingList;
import io.heartproof.experiment.checkpoint.EvaluationCheckpoint;
import io.heartproof.experiment.checkpoint.EvaluationStart;
import io.heartproof.experiment.checkpoint.EvaluationStart.Evaluated;
import io.heartproof.experiment.checkpoint.MovedInputs;
import io.heartproof.experiment.config.ReadingConfig;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.problem.BadData;
import io.heartproof.report.About;
import io.heartproof.report.Results;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Evaluates a model on recordings: {@code results.json}, {@code predictions.csv}, {@code breaking-levels.csv}, {@code
 * examples.json} and {@code about.json}. Immutable.
 */
public final class EvaluateRun {
    private final Session session;

    public EvaluateRun(Session session) {
        this.session = session;
    }

    /**
     * Evaluates.
     *
     * <p>The data with which a training began are read as it read them, unless the settings say how to read.
     *
     * @param model folder of a training or of an imported model
     * @param list file with the names of the recordings; without, the test list of the training where the data is that
     *     which it began with, otherwise every recording with one label
     * @param out folder for the files
     */
    public Results evaluate(Path model, Path data, Optional<Path> list, Path out) throws IOException {
        RunFolder run = new RunFolder(model);
        return evaluate(run, opened(run, data), list, out);
    }

    /** As {@link #evaluate(Path, Path, Optional, Path)}, with both opened. */
    public Results evaluate(RunFolder run, DataSet dataSet, Optional<Path> list, Path out) throws IOException {
        return evaluate(run, dataSet, entries(run, dataSet, list), out);
    }

    private Results evaluate(RunFolder run, DataSet dataSet, List<Entry> entries, Path out) throws IOException {
        Evaluated where = Evaluated.at(run.path(), Optional.empty(), dataSet.folder());
        try (EvaluatedModel model = EvaluatedModel.ofFolder(run.path(), session.device())) {
            EvaluationTask task = new EvaluationTask(model, dataSet, entries, where);
            return new TaskRun(session, task, new EvaluationLayout(out)).evaluate(run.about(dataSet.folder()));
        }
    }

    /**
     * Evaluates an ONNX model, ours or another; attacks can only ask it.
     *
     * @param list file with the names of the recordings; without, every recording with one label
     */
    public Results evaluateOnnx(OnnxModel model, Path data, Optional<Path> list, Path out) throws IOException {
        DataSet dataSet = session.open(data);
        List<Entry> entries = list.isPresent() ? dataSet.select(RecordingList.read(list.get())) : dataSet.singleLabel();
        return evaluateOnnx(model, dataSet, entries, out);
    }

    private Results evaluateOnnx(OnnxModel model, DataSet dataSet, List<Entry> entries, Path out) throws IOException {
        Evaluated where = Evaluated.at(model.file(), model.contract(), dataSet.folder());
        About about = About.of(model.file(), dataSet.folder());
        int threads = session.config().threads();
        try (EvaluatedModel evaluated = EvaluatedModel.ofOnnx(model.file(), model.contract(), threads)) {
            EvaluationTask task = new EvaluationTask(evaluated, dataSet, entries, where);
            return new TaskRun(session, task, new EvaluationLayout(out)).evaluate(about);
        }
    }

    /**
     * Where an ONNX model lies.
     *
     * @param contract the file that says how it is fed, where its own does not
     */
    public record OnnxModel(Path file, Optional<Path> contract) {}

    /**
     * Goes on with an evaluation that was interrupted, on its own settings and recordings: it comes to the results of one that
     * was never interrupted (on the same machine). A finished one is left as it is.
     *
     * @param out its folder
     * @throws BadData where there is none, or its model or data is another by now
     */
    public Results resume(Path out, MovedInputs moved) throws IOException {
        EvaluationLayout layout = new EvaluationLayout(out);
        if (Files.exists(layout.results())) {
            return Results.read(layout.results());
        }
        EvaluationStart start = EvaluationCheckpoint.start(out);
        EvaluationStart.Beginning beginning = start.beginning();
        Session own = session.goingOn(start.config(), beginning.provenance().command());
        return new EvaluateRun(own).goOn(beginning.recordings(), moved.over(beginning.evaluated()), out);
    }

    private Results goOn(List<String> recordings, Evaluated where, Path out) throws IOException {
        Path model = Path.of(where.model());
        Path data = Path.of(where.data());
        if (Files.isRegularFile(model)) {
            DataSet dataSet = session.open(data);
            OnnxModel onnx = new OnnxModel(model, where.contract().map(Path::of));
            return evaluateOnnx(onnx, dataSet, dataSet.select(recordings), out);
        }
        RunFolder run = new RunFolder(model);
        DataSet dataSet = opened(run, data);
        return evaluate(run, dataSet, dataSet.select(recordings), out);
    }

    private DataSet opened(RunFolder run, Path data) throws IOException {
        DataSet opened = session.open(data);
        boolean asBefore =
                session.config().reading().equals(ReadingConfig.NONE) && run.hasSplit() && run.beganWith(opened);
        return asBefore ? opened.with(run.settings().config().reading().options()) : opened;
    }

    private static List<Entry> entries(RunFolder run, DataSet data, Optional<Path> list) throws IOException {
        if (list.isPresent()) {
            return data.select(RecordingList.read(list.get()));
        }
        return run.hasSplit() && run.beganWith(data) ? data.select(run.split().test()) : data.singleLabel();
    }
}
