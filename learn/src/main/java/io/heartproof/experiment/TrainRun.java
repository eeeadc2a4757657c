package io.heartproof.experiment;

import io.heartproof.attack.Budget;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Entry;
import io.heartproof.dataset.Split;
import io.heartproof.dataset.SplitRule;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.experiment.checkpoint.FolderLock;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.Objectives;
import io.heartproof.metric.EpochMetrics;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.prepared.SetCalibration;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Refusal;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Digest;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.seed.Seeds;
import io.heartproof.simulate.RareClasses;
import io.heartproof.simulate.SimulatedRecording;
import io.heartproof.training.EpochDraws;
import io.heartproof.training.Trainer;
import io.heartproof.training.objective.Objective;
import io.heartproof.training.objective.RecordingMemory;
import io.heartproof.training.validation.ValidationPlan;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Trains a classifier from a folder of recordings to a run folder with a model. */
public final class TrainRun {
    private final Session session;

    public TrainRun(Session session) {
        this.session = session;
    }

    /**
     * What came of a training.
     *
     * @param recordings how many were trained on
     * @param epochs figures of every epoch
     * @param refusals recordings of the training or validation list that could not be used, and why
     */
    public record TrainedRun(Path run, int recordings, List<EpochMetrics> epochs, List<Refusal> refusals) {}

    /**
     * Trains from the beginning.
     *
     * @param lists folder with {@code train.txt}, {@code validation.txt} and {@code test.txt}; without, the configured
     *     rule splits the data
     * @param run a new or an empty folder
     */
    public TrainedRun start(Path data, Optional<Path> lists, Path run) throws IOException {
        return start(session.open(data), lists, run);
    }

    /** As {@link #start(Path, Optional, Path)}, with the data opened. */
    public TrainedRun start(DataSet data, Optional<Path> lists, Path run) throws IOException {
        Split split = split(data, lists);
        session.requireDevice();
        requireSharedBeginning(data, split);
        Map<String, String> digests = new TreeMap<>(
                Map.of(RunFolder.DATA_DIGEST, data.digest(), RunFolder.SPLIT_DIGEST, RunFolder.digest(split)));
        List<Entry> entries = data.select(split.train());
        RareClasses rare = rareClasses(entries);
        List<String> names = Collections.nCopies(rare.size(), "simulated");
        data.putOrigin(digests, RecordingOrigin.Use.TRAINED, entries, names);
        if (rare.size() > 0) {
            digests.put(
                    "simulated for training (" + rare + ")",
                    new Digest()
                            .add(rare.toString())
                            .add(Long.toString(rare.seed()))
                            .hex());
        }
        noise().digest().ifPresent(ofNoise -> digests.put("noise", ofNoise));
        if (session.processes().isFirst()) {
            RunFolder.create(
                    run, new RunFolder.RunStart(session.config(), session.provenance(digests), data.folder(), split));
        }
        return train(new RunFolder(run), data, split);
    }

    /**
     * Trains, or goes on with the training that the same call began: for launchers that repeat a command when a process has died.
     *
     * @param run a new or an empty folder, or that of the same training
     * @throws BadUsage where the folder's training began with other settings or lists
     */
    public TrainedRun startOrResume(Path data, Optional<Path> lists, Path run) throws IOException {
        if (!session.firstFinds(RunFolder.isIn(run))) {
            return start(data, lists, run);
        }
        RunFolder folder = RunFolder.open(run);
        ExperimentConfig began = folder.settings().config();
        new RepeatedTraining(run, began).requireSame(session.config());
        if (lists.isPresent() && !Split.read(lists.get()).equals(folder.split())) {
            throw new BadUsage(run + ": expected the lists that the training began with, got others in " + lists.get());
        }
        return resume(run, Optional.of(data));
    }

    /** The given lists, or those that the configured rule makes; the data has every recording of them. */
    public Split split(DataSet data, Optional<Path> lists) throws IOException {
        ExperimentConfig config = session.config();
        SplitRule rule = new SplitRule(
                config.split().validationPerClass(), config.split().testPerClass());
        Split split =
                lists.isPresent() ? Split.read(lists.get()) : rule.split(data, Seeds.derive(config.seed(), "split"));
        split.requireIn(data);
        return split;
    }

    /**
     * Goes on where a training was interrupted, with its own settings: the weights become those of a training that was
     * never interrupted (on the same machine with the same number of threads). A finished training is left as it is.
     *
     * @param data where the data lies now, if it was moved
     * @throws BadData where {@code run} holds no training or the data is another
     */
    public TrainedRun resume(Path run, Optional<Path> data) throws IOException {
        RunFolder folder = RunFolder.open(run);
        Session own = session.with(folder.settings().config());
        return new TrainRun(own).resume(folder, own.open(data.isPresent() ? data.get() : folder.data()));
    }

    /** Goes on with a training whose settings this session has. */
    public TrainedRun resume(RunFolder run, DataSet data) throws IOException {
        requireSame(data, run);
        Split split = run.split();
        requireSharedBeginning(data, split);
        return train(run, data, split);
    }

    /** @throws BadData where the training began with other data */
    public static void requireSame(DataSet data, RunFolder run) throws IOException {
        if (!run.beganWith(data)) {
            throw new BadData(
                    data.folder().toString(), "is not the data that the training in " + run.path() + " began with");
        }
    }

    /** Fails in all processes where one of them would train something else. */
    private void requireSharedBeginning(DataSet data, Split split) throws IOException {
        if (session.processes().isAlone()) {
            return;
        }
        Map<String, String> facts = new TreeMap<>(SharedBeginning.settings(session.config()));
        facts.putAll(session.program());
        facts.put("digest of the recordings", data.digest());
        facts.put("digest of the lists of recordings", RunFolder.digest(split));
        facts.put("digest of the noise records", noise().digest().orElse("none"));
        new SharedBeginning("training", session.processes()).same(facts);
    }

    private TrainedRun train(RunFolder run, DataSet data, Split split) throws IOException {
        InputContract contract = session.config().input().contract(data.labels());
        try (Closeable lock = lock(run);
                PreparedStore train = session.prepared(data, data.select(split.train()), contract);
                PreparedStore validation = session.prepared(data, data.select(split.validation()), contract)) {
            if (session.processes().isFirst() && !run.hasModel()) {
                new ProcessCount(run.path()).keep(session.processes().size(), session.progress());
            }
            if (train.set().size() == 0) {
                throw new BadData(
                        data.folder().toString(),
                        "has no usable recording in the training list: "
                                + train.refusals().get(0).reason());
            }
            new SharedBeginning("training", session.processes())
                    .same(Map.of(
                            "usable recordings", SharedBeginning.usable(train.set()),
                            "usable recordings for validation", SharedBeginning.usable(validation.set())));
            PreparedSet all = train.set().and(simulated(rareClasses(data.select(split.train())), contract));
            List<EpochMetrics> epochs = train(run, contract, new Trainer.Data(all, validation.set()));
            List<Refusal> refusals = new ArrayList<>(train.refusals());
            refusals.addAll(validation.refusals());
            return new TrainedRun(run.path(), all.size(), epochs, refusals);
        }
    }

    /** Of the process that writes. */
    private Closeable lock(RunFolder run) throws IOException {
        return session.processes().isFirst() ? FolderLock.of(run.layout().lock(), "training", run.path()) : () -> {};
    }

    /** The simulated recordings beside these. */
    private RareClasses rareClasses(List<Entry> entries) {
        double share = session.config().training().simulatedShare();
        RareClasses rare = RareClasses.of(
                entries.stream().map(Entry::label).toList(),
                share,
                Seeds.derive(session.config().seed(), "simulated share"));
        long sizes =
                entries.stream().collect(Collectors.groupingBy(Entry::label, Collectors.counting())).values().stream()
                        .distinct()
                        .count();
        if (share > 0 && sizes > 1 && rare.size() == 0) {
            throw BadUsage.expected(
                    "training.simulatedShare", "0, as no rare class of the data can be simulated", share);
        }
        return rare;
    }

    private PreparedSet simulated(RareClasses rare, InputContract contract) {
        List<PreparedRecording> recordings = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        try (Progress.Stage stage = session.progress().aside("Simulating rare classes", Math.max(1, rare.size()));
                Stream<SimulatedRecording> simulated =
                        rare.simulated(session.config().threads())) {
            simulated.forEach(one -> {
                recordings.add(contract.prepare(one.recording()));
                labels.add(one.label().index());
                stage.advance(1);
            });
        }
        return new PreparedSet(
                recordings, labels.stream().mapToInt(Integer::intValue).toArray());
    }

    private List<EpochMetrics> train(RunFolder run, InputContract contract, Trainer.Data data) throws IOException {
        ExperimentConfig config = session.config();
        Objectives objectives = new Objectives(config.defence());
        if (objectives.needsVolts()) {
            SetCalibration.of(data.train()).requireAll("training with noise in microvolts");
        }
        Disturbance disturbance = config.defence().noise().disturbance(contract, noise());
        Objective objective = objectives.objective();
        Trainer trainer = new Trainer(config.training(), objective, config.seed(), session.progress())
                .disturbing(disturbance)
                .validating(validation(objective, data))
                .among(session.processes());
        try (TorchClassifier classifier = newClassifier(contract)) {
            List<EpochMetrics> epochs = trainer.train(classifier, data, run.path());
            if (session.processes().isFirst()) {
                save(run, classifier, new TrainedObjective(objective, data));
            }
            session.processes().barrier();
            return epochs;
        }
    }

    /** What was minimised, and on what. */
    private record TrainedObjective(Objective objective, Trainer.Data data) {}

    private void save(RunFolder run, TorchClassifier classifier, TrainedObjective trained) throws IOException {
        ExperimentConfig config = session.config();
        ModelFolder.save(run.path(), config.network().architecture(), classifier);
        for (RecordingMemory margins : trained.objective().memories()) {
            new MarginsFile(run.layout().margins(), config.defence().ame().unit())
                    .write(margins.values(), trained.data().train());
        }
    }

    private ValidationPlan validation(Objective objective, Trainer.Data data) {
        TrainingValidation validation = new TrainingValidation(session.config(), objective);
        ExperimentConfig config = session.config();
        int draws = EpochDraws.of(data.train(), config.training().drawsPerEpoch(), config.seed(), 0)
                .size();
        ValidationPlan plan = validation.plan(draws, data.validation(), session.progress());
        if (plan.robust().isPresent() && validation.budget().unit() == Budget.Unit.MICROVOLTS) {
            SetCalibration.of(data.validation()).requireAll("validation with noise in microvolts");
        }
        return plan;
    }

    /** The recorded noise that is trained with. */
    private NoiseSources noise() throws IOException {
        ExperimentConfig config = session.config();
        String folder = config.evaluation().recordedNoise().folder();
        if (!config.defence().noise().needsFolder()) {
            return NoiseSources.NONE;
        }
        if (folder == null) {
            throw BadUsage.expected(
                    "evaluation.recordedNoise.folder", "a folder of noise records to train with", "null");
        }
        return NoiseSources.read(Path.of(folder), config.input().samplingRateHz());
    }

    private TorchClassifier newClassifier(InputContract contract) {
        ExperimentConfig config = session.config();
        return TorchClassifier.create(
                config.network().architecture(), contract, session.device(), Seeds.derive(config.seed(), "weights"));
    }
}
