package io.heartproof.attack.black;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.batch.Batch;
import io.heartproof.tensor.Device;
import io.heartproof.testing.SmallWorld;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Three recordings of each class of {@link SmallWorld}, in turn, as victims. */
final class NineRecordings {
    static final Batch BATCH = SmallWorld.batch(SmallWorld.recordings(9, 3));

    /** "Up" and "down": their offsets of 0.7 must not fall to 0.31, so noise in Linf of 0.3 breaks none and of 0.5 all. */
    static final int[] UP_AND_DOWN = {0, 1, 3, 4, 6, 7};

    private NineRecordings() {}

    /** Noise wherever there is signal, in the current scope. */
    static NoiseSpace space(Norm norm, double epsilon) {
        long[] seeds = LongStream.range(100, 100 + BATCH.size()).toArray();
        Victims victims = Victims.of(BATCH, Device.CPU, seeds);
        return NoiseSpace.of(Budget.relative(norm, epsilon), victims, SmallWorld.CONTRACT);
    }

    static int[] broken(AttackOutcome outcome) {
        return IntStream.range(0, BATCH.size()).filter(n -> outcome.broken()[n]).toArray();
    }
}
