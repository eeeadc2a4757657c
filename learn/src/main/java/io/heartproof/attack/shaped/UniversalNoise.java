package io.heartproof.attack.shaped;

import io.heartproof.contract.InputContract;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * One noise for all recordings: a window that is repeated, and the recordings that it was learnt on. Immutable by agreement:
 * nobody writes into the window.
 *
 * @param window (L, W), shares of epsilon from -1 to 1
 * @param samplingRateHz of the window
 * @param learntOn names of the recordings
 */
@SuppressWarnings("ArrayRecordComponent") // made once, compared by nobody
public record UniversalNoise(float[][] window, double samplingRateHz, Set<String> learntOn) {
    public UniversalNoise {
        learntOn = Set.copyOf(learntOn);
    }

    /**
     * Refuses classifiers that it does not fit.
     *
     * @throws BadUsage where the number of leads or the rate differ
     */
    void requireFit(InputContract contract) {
        if (contract.leads().size() != window.length || contract.samplingRateHz() != samplingRateHz) {
            throw new BadUsage("universal noise of %s at %s Hz does not fit a model of %s at %s Hz"
                    .formatted(
                            Counted.of(window.length, "lead"),
                            samplingRateHz,
                            Counted.of(contract.leads().size(), "lead"),
                            contract.samplingRateHz()));
        }
    }

    /**
     * Refuses to be tried on a recording that it was learnt on.
     *
     * @throws BadUsage naming the first
     */
    void requireUnseen(Collection<String> recordings) {
        Optional<String> seen =
                new TreeSet<>(recordings).stream().filter(learntOn::contains).findFirst();
        if (seen.isPresent()) {
            throw new BadUsage(
                    "universal noise must be learnt on other recordings than those that are evaluated, got %s in both"
                            .formatted(seen.get()));
        }
    }
}
