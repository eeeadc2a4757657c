package io.heartproof.benchmark.ladder;

import io.heartproof.attack.trial.PgdConfig;
import io.heartproof.benchmark.measure.MeasuredSide;
import io.heartproof.benchmark.measure.Stopwatch;
import io.heartproof.benchmark.setup.Setup;
import io.heartproof.model.TorchClassifier;
import io.heartproof.prepared.PreparedSet;
import java.io.IOException;
import java.util.List;

/**
 * How long {@link PublishedAttack} takes on a set in published form: a short attack on all of it is measured, and its time
 * per look multiplied by the looks of the whole procedure. Of the few looks that are measured a larger share has no
 * gradient than of the many (1 of 5, not 1 of 101), so the result is rather too short than too long.
 */
final class PublishedTime implements MeasuredSide {
    private static final int TIMED_ITERATIONS = 4;

    private final PublishedAttack shortAttack;
    private final TorchClassifier classifier;
    private final PreparedSet set;
    private final PgdConfig config;

    PublishedTime(Setup setup, AttackedNetwork attacked) {
        this.set = attacked.set();
        config = setup.pgd();
        classifier = new TorchClassifier(setup.forms().padded(), attacked.network());
        PgdConfig once =
                new PgdConfig(TIMED_ITERATIONS, 1, config.stepFraction(), config.loss(), config.linf(), List.of());
        shortAttack = new PublishedAttack(once, setup.evaluation().batchSize(), setup.seed());
    }

    /** How often the whole procedure looks at a recording. */
    long looks() {
        return (long) set.size() * looksPerRecording();
    }

    @Override
    public double measure() throws IOException {
        double epsilon = config.linf().get(0);
        double seconds = Stopwatch.SYSTEM.seconds(() -> shortAttack.broken(classifier, set, epsilon));
        return seconds / (TIMED_ITERATIONS + 1) * looksPerRecording();
    }

    private int looksPerRecording() {
        return (config.iterations() + 1) * config.starts() * config.linf().size();
    }
}
