package io.heartproof.disturbance;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.noise.stress.NoiseStress;
import io.heartproof.seed.SeededRandom;

/**
 * Noise of one source at a signal-to-noise ratio, added in the recording's own unit; then each lead is scaled anew, as if
 * the recording had been made so.
 *
 * @param contract that the recordings were prepared for; its leads are standard ones
 */
public record StressDisturbance(InputContract contract, NoiseStress stress) implements Disturbance {
    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        return contract.scaled(stress.apply(contract.unscaled(recording), random));
    }
}
