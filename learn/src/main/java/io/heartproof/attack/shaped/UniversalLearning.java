package io.heartproof.attack.shaped;

import io.heartproof.attack.Budget;
import io.heartproof.attack.GradientProbe;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Probe.Leave;
import io.heartproof.attack.Victims;
import io.heartproof.attack.Where;
import io.heartproof.attack.criterion.Criterion;
import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.Prepared;
import io.heartproof.label.ClassSet;
import io.heartproof.loss.SoftLogitMargin;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress;
import io.heartproof.seed.Seeds;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

/**
 * Learns universal noise: sign steps on a window of a second, batch by batch, each recording from a new offset each time.
 *
 * <pre>{@code
 * w = clamp(w + step sign(sum over recordings not yet broken of gradient by w of the soft margin), -1, 1)
 * }</pre>
 *
 * As in the source, recordings that the noise breaks already do not pull at it. Source: Moosavi-Dezfooli et al. 2017, algorithm 1
 * (arXiv 1610.08401); sign steps instead of DeepFool's. Default: 30 passes with steps of 0.05. Immutable, safe to share.
 *
 * @param passes over the recordings, at least 1
 * @param step a share of epsilon
 * @param batchSize most recordings of a step
 * @param seed of the offsets
 * @param where noise may lie
 * @param criterion what counts as broken
 */
public record UniversalLearning(int passes, double step, int batchSize, long seed, Where where, Criterion criterion) {
    public UniversalLearning {
        if (passes < 1 || batchSize < 1) {
            throw BadUsage.expected(
                    "passes and batchSize of " + Universal.NAME, "at least 1", passes + " and " + batchSize);
        }
        if (!(step > 0 && step <= 1)) {
            throw BadUsage.expected("step of " + Universal.NAME, "above 0 and at most 1", step);
        }
    }

    /** 30 passes with steps of 0.05. */
    public static UniversalLearning standard(int batchSize, long seed) {
        return new UniversalLearning(30, 0.05, batchSize, seed, Where.EVERYWHERE, Criterion.ANSWER_DIFFERS);
    }

    /** The same for noise that may lie there alone. */
    public UniversalLearning in(Where other) {
        return new UniversalLearning(passes, step, batchSize, seed, other, criterion);
    }

    /** The same for noise that is after something else than wrong answers. */
    public UniversalLearning wanting(Criterion other) {
        return new UniversalLearning(passes, step, batchSize, seed, where, other);
    }

    /**
     * The noise for a classifier, in Linf, learnt on these recordings.
     *
     * @param set with the labels as the classifier gives them; those that are wrong without noise do not count
     * @param stage is advanced by the passes
     */
    public UniversalNoise learn(
            DifferentiableClassifier classifier, PreparedSet set, Budget budget, Progress.Stage stage) {
        budget.norm().require(Norm.LINF, Universal.NAME);
        InputContract contract = classifier.contract();
        int width = Math.toIntExact(Math.round(contract.samplingRateHz()));
        int leads = contract.leads().size();
        int[] all = IntStream.range(0, set.size()).toArray();
        List<int[]> batches = EvaluationPlan.of(set, contract.form(), batchSize, all);
        try (Scope scope = Scope.open()) {
            Tensor window = Tensors.of(new float[leads * width], classifier.device(), leads, width);
            for (int pass = 0; pass < passes; pass++) {
                for (int[] batch : batches) {
                    try (Scope each = Scope.open()) {
                        step(classifier, space(classifier, set.at(batch), budget), pass, window);
                    }
                }
                stage.advance(1);
            }
            return new UniversalNoise(
                    Tensors.toRows(window),
                    contract.samplingRateHz(),
                    set.recordings().stream().map(Prepared::recording).collect(Collectors.toSet()));
        }
    }

    private NoiseSpace space(DifferentiableClassifier classifier, PreparedSet part, Budget budget) {
        Batch batch = new BatchMaker(classifier.contract()).forEvaluation(part.recordings(), part.labels());
        long[] seeds = batch.recordings().stream()
                .mapToLong(name -> Seeds.derive(seed, name))
                .toArray();
        Victims victims = Victims.of(batch, classifier.device(), seeds).wanting(criterion);
        return NoiseSpace.of(budget, where, victims, classifier.contract());
    }

    /** Changes the window, (L, W), in place. */
    private void step(DifferentiableClassifier classifier, NoiseSpace space, int pass, Tensor window) {
        Tensor current = window.detach().clone().set_requires_grad(true);
        long[] seeds = space.victims().seeds();
        int[] offsets = Universal.offsets(Math.toIntExact(window.size(1)), pass + 1, seeds);
        Tensor noise = Universal.tiled(space, current, offsets);
        Tensor gradient = unbroken(classifier, space, noise.detach());
        Tensor byWindow = Tensors.gradient(noise.mul(gradient).sum(), current);
        window.copy_(Tensors.clamp(window.add(byWindow.sign(), new Scalar(step)), -1, 1));
    }

    /** The gradients of those that the noise does not break; zero for the others. */
    private static Tensor unbroken(DifferentiableClassifier classifier, NoiseSpace space, Tensor noise) {
        GradientProbe probe = GradientProbe.of(classifier, space.victims(), Leave.NEVER);
        GradientProbe.LossGradients answers = probe.gradient(new SoftLogitMargin(), noise);
        List<ClassSet> truths = space.victims().truths();
        float[] counts = new float[truths.size()];
        for (int n = 0; n < counts.length; n++) {
            boolean broken = space.victims().criterion().isBroken(answers.logits()[n], truths.get(n));
            counts[n] = broken ? 0 : 1;
        }
        return answers.gradients().mul(Tensors.like(noise, Tensors.of(counts, Device.CPU, counts.length, 1, 1)));
    }
}
