package io.heartproof.report.paired;

import io.heartproof.report.Adversarial;
import io.heartproof.report.NoiseKind;
import io.heartproof.report.Prediction;
import io.heartproof.report.RecordedNoise;
import io.heartproof.report.WhiteNoise;

/**
 * One kind of noise at one level.
 *
 * @param level as it stands in the files; 0 without noise
 */
public record Condition(NoiseKind noise, double level) {
    /** Without noise. */
    public static final Condition CLEAN = new Condition(NoiseKind.NONE, 0);

    /** That of a result. */
    public static Condition of(Adversarial level) {
        return new Condition(NoiseKind.of(level), level.epsilon());
    }

    /** That of a result. */
    public static Condition of(WhiteNoise level) {
        return new Condition(NoiseKind.WHITE, level.amplitude());
    }

    /** That of a result. */
    public static Condition of(RecordedNoise level) {
        return new Condition(NoiseKind.of(level), level.snrDb());
    }

    /** Whether a line of {@code predictions.csv} belongs here; it does not say the attack's settings. */
    boolean holds(Prediction prediction) {
        boolean named = !noise.condition().equals(Prediction.WHITE_NOISE) && !equals(CLEAN);
        return noise.condition().equals(prediction.condition())
                && level == prediction.level()
                && noise.norm().equals(prediction.norm())
                && (!named || noise.source().equals(prediction.attack()));
    }

    /** {@code Without noise} or {@code White noise of 20 % of each lead's peak}. */
    public String words() {
        NoiseWords words = NoiseWords.of(noise);
        return equals(CLEAN)
                ? words.title()
                : words.title() + words.form().phrase(words.form().level(level));
    }
}
