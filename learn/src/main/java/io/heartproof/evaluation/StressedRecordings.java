package io.heartproof.evaluation;

import io.heartproof.batch.PreparedSet;
import io.heartproof.classifier.Inference;
import io.heartproof.contract.Prepared;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.Disturbed;
import io.heartproof.disturbance.StressDisturbance;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.seed.Seeds;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The recordings that a classifier gets right without noise, under noise of one source. The noise of a recording depends on
 * seed, recording, source and ratio alone. A recording that is wrong without noise keeps that prediction.
 */
final class StressedRecordings {
    private final PreparedSet set;
    private final int[] clean;
    private final int[] correct;
    private final long seed;

    /** @param clean the classifier's prediction of each recording without noise */
    StressedRecordings(PreparedSet set, int[] clean, long seed) {
        this.set = set;
        this.clean = clean.clone();
        this.correct = IntStream.range(0, set.size())
                .filter(i -> clean[i] == set.labels()[i])
                .toArray();
        this.seed = seed;
    }

    /** The prediction of every recording of the set, (N). */
    int[] predictions(Inference inference, NoiseStress stress) {
        int[] predictions = clean.clone();
        int[] noisy = inference.predictions(noisy(inference, stress));
        for (int i = 0; i < correct.length; i++) {
            predictions[correct[i]] = noisy[i];
        }
        return predictions;
    }

    private PreparedSet noisy(Inference inference, NoiseStress stress) {
        Disturbance disturbance = new StressDisturbance(inference.contract(), stress);
        PreparedSet part = set.at(correct);
        List<Prepared> noisy = part.recordings().stream()
                .map(recording -> (Prepared) new Disturbed(recording, disturbance, seed(recording, stress)))
                .toList();
        return new PreparedSet(noisy, part.labels());
    }

    private long seed(Prepared recording, NoiseStress stress) {
        long ofSource = Seeds.derive(
                Seeds.derive(seed, recording.recording()), stress.source().name());
        return Seeds.derive(ofSource, Double.doubleToLongBits(stress.decibels()));
    }
}
