package io.heartproof.attack.shaped;

import io.heartproof.disturbance.Disturbance;
import io.heartproof.problem.BadUsage;
import java.util.Optional;

/**
 * What {@link ShiftTolerant} does not know of how its noise will meet a recording. Immutable, safe to share.
 *
 * @param shiftSeconds how much earlier or later the noise may come, at most
 * @param lowestGain the least share of the noise that may arrive, above 0 and at most 1, which is all of it
 * @param disturbance further noise on the recording, such as {@link io.heartproof.disturbance.RandomStress}
 * @param under what that noise is, for results; empty for none
 */
public record Transformations(double shiftSeconds, double lowestGain, Disturbance disturbance, Optional<String> under) {
    /** Nothing is unknown: only answers vary, as those of a randomised defence. */
    public static final Transformations NONE = new Transformations(0, 1, Disturbance.none(), Optional.empty());

    /** Up to a quarter of a second, four fifths to all of the noise, no further noise. */
    public static final Transformations STANDARD = new Transformations(0.25, 0.8, Disturbance.none(), Optional.empty());

    public Transformations {
        if (!(shiftSeconds >= 0) || Double.isInfinite(shiftSeconds)) {
            throw BadUsage.expected("shiftSeconds of shift", "0 or more", shiftSeconds);
        }
        if (!(lowestGain > 0 && lowestGain <= 1)) {
            throw BadUsage.expected("lowestGain of shift", "above 0 and at most 1", lowestGain);
        }
    }

    /**
     * The same with further noise on the recording.
     *
     * @param noise what it is, such as {@code recorded noise}
     */
    public Transformations under(String noise, Disturbance other) {
        return new Transformations(shiftSeconds, lowestGain, other, Optional.of(noise));
    }
}
