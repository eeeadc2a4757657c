package io.heartproof.attack.journal;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import java.util.List;

/** Takes the noise that attacks find, as soon as a batch is done and before its line stands in the journal. */
@FunctionalInterface
public interface NoiseKeeper {
    /** Keeps none. */
    NoiseKeeper NONE = found -> {};

    /** Takes what was found against a batch; called from any thread, in a scope that is closed afterwards. */
    void keep(Found found);

    /**
     * What a part of an attack found.
     *
     * @param step number of the step of the evaluation
     * @param part position of the part in the step
     * @param recordings names, in the outcome's order
     */
    record Found(String attack, int step, int part, List<String> recordings, AttackOutcome outcome, NoiseSpace space) {
        public Found {
            recordings = List.copyOf(recordings);
        }
    }
}
