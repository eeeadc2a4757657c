package io.heartproof.experiment.comparison;

import io.heartproof.dataset.DataSet;
import io.heartproof.dataset.Split;
import io.heartproof.experiment.EvaluateRun;
import io.heartproof.experiment.RunFolder;
import io.heartproof.experiment.Session;
import io.heartproof.experiment.TrainRun;
import io.heartproof.experiment.config.ExperimentConfig;
import io.heartproof.experiment.config.yaml.ConfigFile;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.layout.RunLayout;
import io.heartproof.problem.BadData;
import io.heartproof.progress.Progress;
import io.heartproof.report.TrainingHistory;
import io.heartproof.report.comparison.Comparison;
import io.heartproof.report.comparison.ComparisonPlan;
import io.heartproof.report.comparison.ComparisonWriter;
import io.heartproof.report.comparison.DefenceRuns;
import io.heartproof.report.comparison.Sweep;
import io.heartproof.seed.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Trains several defences with several seeds on the same recordings, evaluates each on the same test list and compares them.
 * Whatever is complete is left as it is, so one that was killed goes on where it was. Several processes share each training and
 * each evaluation; all of them see the folder. Immutable.
 */
public final class DefenceExperiment {
    private final Session session;

    public DefenceExperiment(Session session) {
        this.session = session;
    }

    /**
     * Does everything.
     *
     * @param lists as for {@link TrainRun#start}; every seed has the same
     * @param out a new or an empty folder
     * @return the path of the comparison's page, which the first of several processes writes
     */
    public Path start(DefencePlan plan, Optional<Path> lists, Path out) throws IOException {
        session.requireDevice();
        session.requireFoundOn();
        Split split = new TrainRun(session).split(session.openSilently(Path.of(plan.data())), lists);
        if (session.processes().isFirst()) {
            DefenceFolder.create(out, session.config(), plan, split);
        }
        session.processes().barrier();
        return run(DefenceFolder.open(out));
    }

    /** Whether a folder holds a comparison, finished or not. */
    public static boolean isIn(Path folder) {
        return DefenceFolder.isIn(folder);
    }

    /** Goes on with one that was interrupted, on its own settings. */
    public Path resume(Path out) throws IOException {
        DefenceFolder folder = DefenceFolder.open(out);
        return new DefenceExperiment(session.with(folder.config())).run(folder);
    }

    private Path run(DefenceFolder folder) throws IOException {
        DefencePlan plan = folder.plan();
        try (TrainingsDone steps = new TrainingsDone(session.progress(), plan)) {
            return run(
                    folder,
                    plan,
                    new LabelledFolder(
                            session.open(Path.of(plan.data())), folder.layout().split(), steps));
        }
    }

    private Path run(DefenceFolder folder, DefencePlan plan, LabelledFolder data) throws IOException {
        List<DefenceRuns> all = new ArrayList<>();
        List<Sweep> sweeps = new ArrayList<>();
        for (String defence : plan.defences()) {
            ConfigFile settings = ConfigFile.of(session.config()).with("defence.objective=" + defence);
            Optional<DefencePlan.SweptSetting> sweep = plan.sweep().filter(one -> one.concerns(defence));
            if (sweep.isPresent()) {
                Sweep tried = sweep(folder, data, settings, sweep.get());
                sweeps.add(tried);
                settings = settings.with(tried.key() + "=" + tried.picked());
            }
            all.add(new DefenceRuns(defence, runs(folder, data, settings, plan)));
        }
        if (!session.processes().isFirst()) {
            return folder.path();
        }
        ComparisonPlan comparison =
                ComparisonPlan.usual(Seeds.derive(session.config().seed(), "comparison"));
        Map<String, String> digests = Map.of("data", data.set().digest());
        return ComparisonWriter.write(
                Comparison.of(all, comparison, sweeps, session.provenance(digests)), folder.path());
    }

    /** What all of them learn from, and who watches. */
    private record LabelledFolder(DataSet set, Path lists, TrainingsDone steps) {}

    /** Says which training or evaluation of how many is under way. */
    private static final class TrainingsDone implements AutoCloseable {
        private final int trainings;
        private final int evaluations;
        private final Progress.Stage stage;
        private int trained;
        private int evaluated;

        TrainingsDone(Progress progress, DefencePlan plan) {
            evaluations = plan.defences().size() * plan.seeds();
            trainings = evaluations
                    + plan.sweep()
                            .map(sweep -> sweep.values().size()
                                    * (int) plan.defences().stream()
                                            .filter(sweep::concerns)
                                            .count())
                            .orElse(0);
            stage = progress.start("", trainings + evaluations);
        }

        void beginTraining(String what) {
            trained++;
            stage.note(String.format(Locale.ROOT, "training %d of %d, %s", trained, trainings, what));
        }

        void beginEvaluation(String what) {
            evaluated++;
            stage.note(String.format(Locale.ROOT, "evaluation %d of %d, %s", evaluated, evaluations, what));
        }

        void done() {
            stage.advance(1);
        }

        void wasDoneBefore() {
            stage.skip(1);
        }

        @Override
        public void close() {
            stage.close();
        }
    }

    private List<Path> runs(DefenceFolder folder, LabelledFolder data, ConfigFile settings, DefencePlan plan)
            throws IOException {
        List<Path> runs = new ArrayList<>();
        for (int i = 0; i < plan.seeds(); i++) {
            long seed = session.config().seed() + i;
            ExperimentConfig config = settings.with("seed=" + seed).config();
            Path run = folder.layout().run(config.defence().objective(), seed).folder();
            String what = config.defence().objective() + ", seed " + seed;
            data.steps.beginTraining(what);
            train(config, data, run);
            data.steps.beginEvaluation(what);
            evaluate(config, data, run);
            runs.add(run);
        }
        return runs;
    }

    private Sweep sweep(DefenceFolder folder, LabelledFolder data, ConfigFile settings, DefencePlan.SweptSetting sweep)
            throws IOException {
        String defence = settings.config().defence().objective();
        List<Sweep.Candidate> candidates = new ArrayList<>();
        for (String value : sweep.values()) {
            RunLayout run = folder.layout().tried(defence, sweep.key(), value);
            data.steps.beginTraining(defence + ", " + sweep.key() + "=" + value);
            train(settings.with(sweep.key() + "=" + value).config(), data, run.folder());
            TrainingHistory history = TrainingHistory.read(run.history());
            candidates.add(new Sweep.Candidate(value, List.of(history)));
        }
        return Sweep.of(defence, sweep.key(), sweep.figure(), candidates);
    }

    private void train(ExperimentConfig config, LabelledFolder data, Path run) throws IOException {
        if (!session.firstFinds(Files.exists(run))) {
            new TrainRun(session.with(config)).start(data.set(), Optional.of(data.lists()), run);
            data.steps.done();
            return;
        }
        ExperimentConfig before = RunFolder.open(run).settings().config();
        if (!before.trainsLike(config)) {
            throw new BadData(run.toString(), "was trained with other settings than this comparison's");
        }
        if (session.firstFinds(RunFolder.open(run).hasModel())) {
            TrainRun.requireSame(data.set(), RunFolder.open(run));
            data.steps.wasDoneBefore();
        } else {
            new TrainRun(session.with(before)).resume(RunFolder.open(run), data.set());
            data.steps.done();
        }
    }

    private void evaluate(ExperimentConfig config, LabelledFolder data, Path run) throws IOException {
        EvaluationLayout evaluation = new RunLayout(run).evaluation();
        if (session.firstFinds(Files.exists(evaluation.results()))) {
            data.steps.wasDoneBefore();
        } else {
            new EvaluateRun(session.with(config))
                    .evaluate(new RunFolder(run), data.set(), Optional.empty(), evaluation.folder());
            data.steps.done();
        }
    }
}
