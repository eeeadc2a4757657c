package io.heartproof.evaluation.noise;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.classifier.Inference;
import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.contract.Prepared;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.Disturbed;
import io.heartproof.disturbance.StressDisturbance;
import io.heartproof.evaluation.Answers;
import io.heartproof.evaluation.Trial;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.seed.Seeds;
import java.util.function.UnaryOperator;

/**
 * Noise that knows nothing of the classifier: any {@link io.heartproof.classifier.Classifier} can be asked under it. As safe
 * for several threads as what it asks.
 *
 * @param inference what is asked
 * @param recordings puts noise on recordings
 * @param batches puts noise on batches of them
 */
public record NoiseTrial(
        Condition condition, Inference inference, UnaryOperator<PreparedSet> recordings, UnaryOperator<Batch> batches)
        implements Trial {
    /**
     * White noise, see {@link NoisySignal}.
     *
     * @param amplitude in units of each lead's peak
     */
    public static NoiseTrial white(Inference inference, double amplitude, long seed) {
        return new NoiseTrial(
                new Condition(Kind.WHITE, amplitude),
                inference,
                UnaryOperator.identity(),
                new NoisySignal(amplitude, seed)::of);
    }

    /** Noise of one source at a signal-to-noise ratio. */
    public static NoiseTrial recorded(Inference inference, NoiseStress stress, long seed) {
        Disturbance disturbance = new StressDisturbance(inference.contract(), stress);
        return new NoiseTrial(
                new Condition(Kind.recorded(stress.source().name()), stress.decibels()),
                inference,
                set -> new PreparedSet(
                        set.recordings().stream()
                                .map(one -> (Prepared) new Disturbed(one, disturbance, seed(seed, one, stress)))
                                .toList(),
                        set.labels()),
                UnaryOperator.identity());
    }

    private static long seed(long seed, Prepared recording, NoiseStress stress) {
        long ofSource = Seeds.derive(
                Seeds.derive(seed, recording.recording()), stress.source().name());
        return Seeds.derive(ofSource, Double.doubleToLongBits(stress.decibels()));
    }

    @Override
    public Answers answers(PreparedSet set) {
        return Answers.of(condition, set.labels(), inference.logits(recordings.apply(set), batches));
    }

    @Override
    public Batch shown(PreparedSet one) {
        PreparedSet noisy = recordings.apply(one);
        return batches.apply(new BatchMaker(inference.contract()).forEvaluation(noisy.recordings(), noisy.labels()));
    }
}
