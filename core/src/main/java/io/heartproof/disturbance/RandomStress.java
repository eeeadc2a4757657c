package io.heartproof.disturbance;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.noise.stress.NoiseSource;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.seed.SeededRandom;
import java.util.List;

/**
 * Noise of a random source at a random signal-to-noise ratio, for training: {@link StressDisturbance} with both drawn for each
 * recording, sources alike, the ratio uniform in decibels.
 *
 * @param sources at least one
 * @param lowestDb the most noise
 * @param highestDb the least
 */
public record RandomStress(InputContract contract, List<NoiseSource> sources, double lowestDb, double highestDb)
        implements Disturbance {
    public RandomStress {
        sources = List.copyOf(sources);
        if (sources.isEmpty()) {
            throw new IllegalArgumentException("expected at least one source of noise, got none");
        }
    }

    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        int source = (int) random.uniform(0, sources.size());
        NoiseStress stress = new NoiseStress(sources.get(source), random.uniform(lowestDb, highestDb));
        return new StressDisturbance(contract, stress).apply(recording, random);
    }
}
