package io.heartproof.experiment;

import io.heartproof.attack.check.AttacksBeside;
import io.heartproof.attack.check.UnexaminedAttacks;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.attack.suite.NamedAttack;
import io.heartproof.evaluation.Evaluation;
import io.heartproof.evaluation.Evaluator;
import io.heartproof.evaluation.ExampleMaker;
import io.heartproof.evaluation.ResultsMaker;
import io.heartproof.experiment.checkpoint.EvaluationCheckpoint;
import io.heartproof.experiment.checkpoint.EvaluationStart;
import io.heartproof.experiment.config.EvaluationSettings;
import io.heartproof.file.AtomicFolder;
import io.heartproof.layout.EvaluationLayout;
import io.heartproof.metric.Bootstrap;
import io.heartproof.metric.suite.AttackChecks;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.prepared.PreparedStore;
import io.heartproof.provenance.ProgramCode;
import io.heartproof.report.About;
import io.heartproof.report.Example;
import io.heartproof.report.Results;
import io.heartproof.seed.Seeds;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluates one model on one list of recordings, and writes what was found. Where several processes share the work, all find the
 * same and the first writes it. Immutable.
 */
record TaskRun(Session session, EvaluationTask task, EvaluationLayout layout) {
    /** What files are made of. */
    private record Findings(ResultsMaker files, List<AttackChecks> checks, List<Example> examples) {}

    Results evaluate(About about) throws IOException {
        requireFit();
        try (NoiseOrigins origins = NoiseOrigins.open(task, settings());
                PreparedStore store = session.prepared(task.data(), task.entries(), task.contract())) {
            EvaluatedRecordings evaluated = task.usable(store, settings().attack());
            Map<String, String> digests = task.digests();
            digests.putAll(origins.digests());
            EvaluationStart start = start(digests);
            requireShared(start, evaluated.set());
            SharedNoise noise =
                    SharedNoise.of(settings().saveAdversarials(), layout.adversarials(), session.processes());
            try (EvaluationMemory memory = EvaluationMemory.of(
                    session.processes(),
                    noise.keeper(task),
                    keeper -> EvaluationCheckpoint.of(layout.folder(), start, keeper))) {
                AttackJournal journal = memory.journal();
                begin(journal, noise);
                List<NamedAttack> attacks = origins.attacks(session, task, memory);
                Findings findings = findings(
                        new EvaluatedModel.Measure(session, origins.recorded(), attacks, journal), evaluated.set());
                Bootstrap bootstrap = new Bootstrap(settings().bootstrapSamples(), Seeds.derive(seed(), "bootstrap"));
                Results results = findings.files()
                        .results(bootstrap, evaluated.leftOut(), session.provenance(digests))
                        .with(findings.checks())
                        .leavingUntried(journal.untried());
                noise.end();
                if (session.processes().isFirst()) {
                    about.write(layout.about());
                    findings.files().write(layout, results, findings.examples());
                }
                memory.end();
                return results;
            }
        }
    }

    private EvaluationSettings settings() {
        return session.config().evaluation();
    }

    private long seed() {
        return session.config().seed();
    }

    private void requireFit() {
        settings().attack().requireLeads(task.contract().leads());
        settings().attack().target(task.contract().labels());
        KnownAttacks.requireClasses(settings().attack().names(), task.contract().labels());
    }

    /** What one of them found with other settings or another network would count as a finding of this one. */
    private void requireShared(EvaluationStart start, PreparedSet set) {
        Map<String, String> facts = start.shared();
        facts.put("usable recordings", SharedBeginning.usable(set));
        new SharedBeginning("evaluation", session.processes()).same(facts);
    }

    /** Noise of an earlier evaluation goes; attacks end once their time is over. */
    private void begin(AttackJournal journal, SharedNoise noise) throws IOException {
        if (session.processes().isFirst() && journal.settledBefore() == 0) {
            AtomicFolder.delete(layout.adversarials());
        }
        noise.begin();
        if (settings().attack().hasTimeLimit()) {
            journal.endAfter(60 * settings().attack().budgetMinutes());
        }
    }

    private EvaluationStart start(Map<String, String> digests) throws IOException {
        Map<String, String> all = new TreeMap<>(digests);
        all.put("contract", task.contract().digest());
        all.put("code", ProgramCode.digest());
        EvaluationStart.Beginning beginning =
                new EvaluationStart.Beginning(task.where(), task.names(), session.provenance(all));
        return new EvaluationStart(session.config(), beginning);
    }

    private Findings findings(EvaluatedModel.Measure measure, PreparedSet set) {
        try (EvaluatedModel.Questioned questioned = task.model().questioned(measure, set.size())) {
            Evaluation evaluation = new Evaluator(settings().batchSize(), session.progress())
                    .evaluate(questioned.classifiers(), questioned.ladders(), set);
            List<Example> examples = new ExampleMaker(
                            task.model().classifier(),
                            questioned.ladders(),
                            session.processes().isFirst() ? settings().examples() : 0)
                    .make(set, evaluation, task::original);
            return new Findings(
                    new ResultsMaker(new AttacksBeside(evaluation).counted()),
                    new UnexaminedAttacks(evaluation).checks(),
                    examples);
        }
    }
}
