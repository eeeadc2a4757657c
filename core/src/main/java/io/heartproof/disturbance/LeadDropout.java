package io.heartproof.disturbance;

import io.heartproof.contract.PreparedRecording;
import io.heartproof.seed.SeededRandom;

/**
 * Leads that are not there, as if their electrode had come off: zero throughout, each with the same chance, but never all of
 * them. For training. Immutable and thread-safe.
 *
 * @param chance of each lead, above 0, below 1
 */
public record LeadDropout(double chance) implements Disturbance {
    public LeadDropout {
        if (!(chance > 0 && chance < 1)) {
            throw new IllegalArgumentException("expected a chance above 0 and below 1, got " + chance);
        }
    }

    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        float[][] leads = recording.leads().clone();
        int spared = random.index(leads.length);
        for (int lead = 0; lead < leads.length; lead++) {
            if (random.chance(chance) && lead != spared) {
                leads[lead] = new float[recording.length()];
            }
        }
        return new PreparedRecording(recording.recording(), leads, recording.scales(), recording.notes());
    }
}
