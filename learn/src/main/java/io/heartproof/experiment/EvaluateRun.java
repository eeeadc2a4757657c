package io.heartproof.experiment;

import io.heartproof.attack.black.SourceNetworks;
import io.heartproof.attack.check.AttacksBeside;
import io.heartproof.attack.saved.SavedNoise;
import io.heartproof.attack.shaped.LearntNoise;
import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.attack.trial.NoiseKeeper;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.RecordingList;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.ExampleMaker;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.experiment.checkpoint.EvaluationCheckpoint;
import io.heartproof.experiment.checkpoint.EvaluationStart;
import io.heartproof.experiment.checkpoint.EvaluationStart.Evaluated;
import io.heartproof.experiment.checkpoint.MovedInputs;
import io.heartproof.experiment.config.EvaluationSettings;
import io.heartproof.experiment.config.ReadingConfig;
import io.heartproof.file.AtomicFolder;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.provenance.ProgramCode;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.report.About;
import io.heartproof.report.BreakingLevel;
import io.heartproof.report.Example;
import io.heartproof.report.Predictions;
import io.heartproof.report.Results;
import io.heartproof.report.suite.SuiteRecordings;
import io.heartproof.seed.Seeds;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Evaluates a model on recordings: {@code results.json}, {@code predictions.csv}, {@code breaking-levels.csv}, {@code
 * examples.json} and {@code about.json}.
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

    Results evaluate(RunFolder run, DataSet dataSet, Optional<Path> list, Path out) throws IOException {
        return evaluate(run, dataSet, entries(run, dataSet, list), out);
    }

    private Results evaluate(RunFolder run, DataSet dataSet, List<Entry> entries, Path out) throws IOException {
        Evaluated where = Evaluated.at(run.path(), Optional.empty(), dataSet.folder());
        try (EvaluatedModel model = EvaluatedModel.ofFolder(run.path(), session.device())) {
            return evaluate(new EvaluationTask(model, dataSet, entries, where), run.about(dataSet.folder()), out);
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
        String network = model.file().getFileName().toString();
        About about = new About(
                RunFolder.dataSetName(dataSet.folder()), Optional.of(network), Optional.empty(), Optional.empty());
        int threads = session.config().threads();
        try (EvaluatedModel evaluated = EvaluatedModel.ofOnnx(model.file(), model.contract(), threads)) {
            return evaluate(new EvaluationTask(evaluated, dataSet, entries, where), about, out);
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

    /** What is evaluated on what, and where they lie. */
    private record EvaluationTask(EvaluatedModel model, DataSet data, List<Entry> entries, Evaluated where) {
        SavedNoise.AttackedNetwork attacked() {
            return new SavedNoise.AttackedNetwork(contract(), model.digest());
        }

        List<String> names() {
            return entries.stream().map(Entry::recording).toList();
        }

        InputContract contract() {
            return model.classifier().contract();
        }

        /** What universal noise is learnt on, by gradients; no other network is given such noise. */
        Optional<LearningList> learning(AttackConfig attacks) throws IOException {
            return model.classifier() instanceof DifferentiableClassifier
                    ? LearningList.of(attacks, data, entries)
                    : Optional.empty();
        }

        EvaluatedRecordings usable(PreparedStore store, AttackConfig attacks) {
            return EvaluatedRecordings.of(data, store, attacks, contract().labels());
        }
    }

    private Results evaluate(EvaluationTask task, About about, Path out) throws IOException {
        EvaluationSettings settings = session.config().evaluation();
        settings.attack().requireLeads(task.contract().leads());
        settings.attack().target(task.contract().labels());
        try (SourceNetworks sources = task.model().sources(settings.attack().sourceFolders());
                PreparedStore store = session.prepared(task.data(), task.entries(), task.contract())) {
            EvaluatedRecordings evaluated = task.usable(store, settings.attack());
            NoiseSources noise = settings.recordedNoise()
                    .load(task.contract().leads(), task.contract().samplingRateHz());
            Map<String, String> digests = digests(task);
            noise.digest().ifPresent(ofNoise -> digests.put("noise", ofNoise));
            digests.putAll(sources.digests());
            Optional<LearningList> learning = task.learning(settings.attack());
            learning.ifPresent(list -> digests.put("learnt on", list.digest()));
            long seed = session.config().seed();
            EvaluationLayout layout = new EvaluationLayout(out);
            NoiseKeeper keeper = settings.saveAdversarials()
                    ? new SavedNoise(layout.adversarials(), task.attacked(), task.names())
                    : NoiseKeeper.NONE;
            try (EvaluationCheckpoint checkpoint = EvaluationCheckpoint.of(out, start(task, digests), keeper)) {
                if (checkpoint.journal().settledBefore() == 0) {
                    AtomicFolder.delete(layout.adversarials());
                }
                if (settings.attack().hasTimeLimit()) {
                    checkpoint.journal().endAfter(60 * settings.attack().budgetMinutes());
                }
                List<NamedAttack> found = new ArrayList<>(
                        sources.attack().map(KnownAttacks::transfer).stream().toList());
                if (noise.digest().isPresent() && settings.attack().names().contains(KnownAttacks.SHIFT)) {
                    found.add(KnownAttacks.shiftUnder(noise, task.contract()));
                }
                if (learning.isPresent()) {
                    found.add(learnt(learning.get(), task, checkpoint));
                }
                EvaluatedModel.Measure measure = new EvaluatedModel.Measure(
                        settings, noise, found, seed, checkpoint.journal(), session.progress());
                Made made = made(task, measure, evaluated.set());
                Bootstrap bootstrap = new Bootstrap(settings.bootstrapSamples(), Seeds.derive(seed, "bootstrap"));
                Results results = made.files()
                        .results(bootstrap, evaluated.leftOut(), session.provenance(digests))
                        .leavingUntried(checkpoint.journal().untried());
                about.write(layout.about());
                write(made, results, layout);
                checkpoint.end();
                return results;
            }
        }
    }

    private NamedAttack learnt(LearningList list, EvaluationTask task, EvaluationCheckpoint checkpoint)
            throws IOException {
        try (LearntNoise learnt = checkpoint.learntNoise()) {
            return list.attack(session, (DifferentiableClassifier) task.model().classifier(), learnt);
        }
    }

    private EvaluationStart start(EvaluationTask task, Map<String, String> digests) throws IOException {
        Map<String, String> all = new TreeMap<>(digests);
        all.put("contract", task.contract().digest());
        all.put("code", ProgramCode.digest());
        EvaluationStart.Beginning beginning =
                new EvaluationStart.Beginning(task.where(), task.names(), session.provenance(all));
        return new EvaluationStart(session.config(), beginning);
    }

    private static void write(Made made, Results results, EvaluationLayout layout) throws IOException {
        Predictions.write(layout.predictions(), made.files().predictions());
        BreakingLevel.write(layout.breakingLevels(), made.files().breakingLevels());
        if (!results.suites().isEmpty()) {
            SuiteRecordings.write(layout.attacks(), made.files().attacked());
        }
        Example.write(layout.examples(), made.examples());
        results.write(layout.results());
    }

    /** What files are made of. */
    private record Made(ResultsMaker files, List<Example> examples) {}

    private Made made(EvaluationTask task, EvaluatedModel.Measure measure, PreparedSet set) {
        EvaluationSettings settings = measure.settings();
        try (EvaluatedModel.Questioned questioned = task.model().questioned(measure, set.size())) {
            Evaluation evaluation = new Evaluator(settings.batchSize(), session.progress())
                    .evaluate(questioned.classifiers(), questioned.ladders(), set);
            List<Example> examples = new ExampleMaker(
                            task.model().classifier(), questioned.ladders(), settings.examples())
                    .make(set, evaluation, name -> original(task.data(), name));
            return new Made(new ResultsMaker(new AttacksBeside(evaluation).counted()), examples);
        }
    }

    private static Map<String, String> digests(EvaluationTask task) throws IOException {
        Map<String, String> digests = new TreeMap<>(Map.of(
                "data", task.data().digest(),
                "recordings", digest(task.entries()),
                "weights", task.model().digest()));
        task.data().putOrigin(digests, RecordingOrigin.Use.EVALUATED, task.entries());
        task.model().provenance().ifPresent(made -> RecordingOrigin.copy(digests, RecordingOrigin.Use.TRAINED, made));
        return digests;
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

    /** Reads a recording again by its name. */
    private static Recording original(DataSet data, String name) {
        try {
            return data.read(data.select(List.of(name)).get(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String digest(List<Entry> entries) {
        Digest digest = new Digest();
        entries.forEach(entry -> digest.add(entry.recording()));
        return digest.hex();
    }
}
