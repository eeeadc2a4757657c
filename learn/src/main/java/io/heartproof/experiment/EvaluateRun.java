package io.heartproof.experiment;

import io.heartproof.attack.black.SourceNetworks;
import io.heartproof.attack.check.WorstCase;
import io.heartproof.attack.shaped.UniversalLearning;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.attack.suite.LevelsOfUniversal;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.classifier.Classifier;
import io.heartproof.contract.InputContract;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.RecordingList;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.ExampleMaker;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.experiment.config.EvaluationSettings;
import io.heartproof.experiment.config.ReadingConfig;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import io.heartproof.provenance.Digest;
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
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

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
        List<Entry> entries = entries(run, dataSet, list);
        try (EvaluatedModel evaluated = EvaluatedModel.ofFolder(run.path(), session.device())) {
            Results results = evaluate(evaluated, dataSet, entries, out);
            run.about(dataSet.folder()).write(new EvaluationLayout(out).about());
            return results;
        }
    }

    /**
     * Evaluates an ONNX model, ours or another, without attacks.
     *
     * @param list file with the names of the recordings; without, every recording with one label
     */
    public Results evaluateOnnx(OnnxModel model, Path data, Optional<Path> list, Path out) throws IOException {
        DataSet dataSet = session.open(data);
        List<Entry> entries = list.isPresent() ? dataSet.select(RecordingList.read(list.get())) : dataSet.singleLabel();
        int threads = session.config().threads();
        try (EvaluatedModel evaluated = EvaluatedModel.ofOnnx(model.file(), model.contract(), threads)) {
            Results results = evaluate(evaluated, dataSet, entries, out);
            String network = model.file().getFileName().toString();
            About about = new About(
                    RunFolder.dataSetName(dataSet.folder()), Optional.of(network), Optional.empty(), Optional.empty());
            about.write(new EvaluationLayout(out).about());
            return results;
        }
    }

    /**
     * Where an ONNX model lies.
     *
     * @param contract the file that says how it is fed, where its own does not
     */
    public record OnnxModel(Path file, Optional<Path> contract) {}

    private Results evaluate(EvaluatedModel model, DataSet dataSet, List<Entry> entries, Path out) throws IOException {
        InputContract contract = model.classifier().contract();
        session.config().evaluation().attack().requireLeads(contract.leads());
        try (SourceNetworks sources =
                        model.sources(session.config().evaluation().attack().sourceFolders());
                PreparedStore store = session.prepared(dataSet, entries, contract)) {
            EvaluationSettings settings = session.config().evaluation();
            EvaluatedRecordings evaluated =
                    EvaluatedRecordings.of(dataSet, store, settings.attack().inMicrovolts());
            NoiseSources noise = settings.recordedNoise().load(contract.leads(), contract.samplingRateHz());
            Map<String, String> digests = digests(model, dataSet, entries);
            noise.digest().ifPresent(ofNoise -> digests.put("noise", ofNoise));
            digests.putAll(sources.digests());
            List<NamedAttack> found = new ArrayList<>(
                    sources.attack().map(KnownAttacks::transfer).stream().toList());
            found.addAll(universal(model.classifier(), dataSet, entries, digests));
            EvaluatedModel.Measure measure = new EvaluatedModel.Measure(
                    settings, noise, found, session.config().seed(), session.progress());
            Made made = made(model, measure, evaluated.set(), name -> original(dataSet, name));
            Results results = made.files()
                    .results(
                            new Bootstrap(
                                    settings.bootstrapSamples(),
                                    Seeds.derive(session.config().seed(), "bootstrap")),
                            evaluated.leftOut(),
                            session.provenance(digests));
            EvaluationLayout layout = new EvaluationLayout(out);
            Predictions.write(layout.predictions(), made.files().predictions());
            BreakingLevel.write(layout.breakingLevels(), made.files().breakingLevels());
            if (!results.suites().isEmpty()) {
                SuiteRecordings.write(layout.attacks(), made.files().attacked());
            }
            Example.write(layout.examples(), made.examples());
            results.write(layout.results());
            return results;
        }
    }

    /** The attack with universal noise, where it is asked for, learnt on recordings of which none is evaluated. */
    private List<NamedAttack> universal(
            Classifier classifier, DataSet dataSet, List<Entry> evaluated, Map<String, String> digests)
            throws IOException {
        EvaluationSettings settings = session.config().evaluation();
        Optional<Path> list = settings.attack().learntOn();
        if (list.isEmpty() || !(classifier instanceof DifferentiableClassifier inside)) {
            return List.of();
        }
        List<Entry> entries = dataSet.select(RecordingList.read(list.get()));
        requireUnseen(list.get(), entries, evaluated);
        digests.put("learnt on", digest(entries));
        try (PreparedStore store = session.prepared(dataSet, entries, inside.contract())) {
            PreparedSet set = EvaluatedRecordings.of(
                            dataSet, store, settings.attack().inMicrovolts())
                    .set();
            UniversalLearning learning = UniversalLearning.standard(
                    settings.batchSize(), Seeds.derive(session.config().seed(), KnownAttacks.UNIVERSAL));
            return List.of(new LevelsOfUniversal(settings.attack(), learning, session.progress()).learnt(inside, set));
        }
    }

    private static void requireUnseen(Path list, List<Entry> learntOn, List<Entry> evaluated) {
        Set<String> names = evaluated.stream().map(Entry::recording).collect(Collectors.toSet());
        List<String> both =
                learntOn.stream().map(Entry::recording).filter(names::contains).toList();
        if (!both.isEmpty()) {
            throw BadUsage.expected(
                    "list of recordings that universal noise is learnt on, " + list,
                    "none that is evaluated",
                    Counted.of(both.size(), "recording") + " in both, such as " + both.get(0));
        }
    }

    /** What files are made of. */
    private record Made(ResultsMaker files, List<Example> examples) {}

    private Made made(
            EvaluatedModel model,
            EvaluatedModel.Measure measure,
            PreparedSet set,
            Function<String, Recording> original) {
        EvaluationSettings settings = measure.settings();
        try (EvaluatedModel.Questioned questioned = model.questioned(measure, set.size())) {
            Evaluation evaluation = new Evaluator(settings.batchSize(), session.progress())
                    .evaluate(questioned.classifiers(), questioned.ladders(), set);
            List<Example> examples = new ExampleMaker(model.classifier(), questioned.ladders(), settings.examples())
                    .make(set, evaluation, original);
            return new Made(new ResultsMaker(new WorstCase(evaluation).counted()), examples);
        }
    }

    private static Map<String, String> digests(EvaluatedModel model, DataSet dataSet, List<Entry> entries)
            throws IOException {
        Map<String, String> digests = new TreeMap<>(
                Map.of("data", dataSet.digest(), "recordings", digest(entries), "weights", model.digest()));
        dataSet.putOrigin(digests, RecordingOrigin.Use.EVALUATED, entries);
        model.provenance().ifPresent(made -> RecordingOrigin.copy(digests, RecordingOrigin.Use.TRAINED, made));
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
