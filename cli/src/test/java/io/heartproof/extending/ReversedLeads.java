package io.heartproof.extending;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.OwnDisturbance;
import io.heartproof.seed.SeededRandom;

/** A disturbance of one's own, as {@code docs/extending.md} shows it: every lead upside down. */
public final class ReversedLeads implements Disturbance {
    /** What {@code defence.noise.source} names. */
    public static final class Named implements OwnDisturbance {
        @Override
        public String name() {
            return "reversed";
        }

        @Override
        public Disturbance of(InputContract contract) {
            return new ReversedLeads();
        }
    }

    @Override
    public PreparedRecording apply(PreparedRecording recording, SeededRandom random) {
        float[][] reversed = new float[recording.leads().length][recording.length()];
        for (int lead = 0; lead < reversed.length; lead++) {
            for (int t = 0; t < recording.length(); t++) {
                reversed[lead][t] = -recording.leads()[lead][t];
            }
        }
        return new PreparedRecording(recording.recording(), reversed, recording.scales(), recording.notes());
    }
}
