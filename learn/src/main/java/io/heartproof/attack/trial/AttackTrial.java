package io.heartproof.attack.trial;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Classifier;
import io.heartproof.condition.Condition;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Trial;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;

/**
 * An attack on every recording that it is given, which the classifier gets right. Belongs to the thread that its classifiers
 * belong to. Noise is kept in libtorch's tensors, whatever the classifier computes with.
 *
 * @param classifier for what is shown
 * @param plan how recordings are attacked, by classifiers like that one, which answers alone need
 */
record AttackTrial(Condition condition, Classifier classifier, AttackedRecordings.Plan plan, Progress progress)
        implements Trial {
    @Override
    public Answers answers(PreparedSet set) {
        Budget budget = plan.budget();
        String what = "%s %s %s".formatted(plan.attack().name(), budget.norm(), budget.epsilon());
        AttackedRecordings victims = new AttackedRecordings(set);
        try (Progress.Stage stage = progress.start(what, victims.steps(plan))) {
            return victims.answers(condition, plan, stage);
        }
    }

    @Override
    public Batch shown(PreparedSet one) {
        Batch clean = new BatchMaker(classifier.contract()).forEvaluation(one.recordings(), one.labels());
        try (Scope scope = Scope.open()) {
            AttackOutcome outcome = plan.outcome(classifier, one);
            Tensor noise = outcome.noise();
            Tensor values = Tensors.of(clean.values(), Device.CPU, Tensors.shape(noise));
            return clean.withValues(Tensors.toFloats(Tensors.like(noise, values).add(noise)));
        }
    }
}
