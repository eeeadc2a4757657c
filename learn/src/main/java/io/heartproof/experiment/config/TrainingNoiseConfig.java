package io.heartproof.experiment.config;

import io.heartproof.contract.InputContract;
import io.heartproof.disturbance.Disturbance;
import io.heartproof.disturbance.NoiseSources;
import io.heartproof.disturbance.OwnDisturbance;
import io.heartproof.disturbance.RandomStress;
import io.heartproof.disturbance.WhiteDisturbance;
import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Noise on the recordings that are trained on, each time they are drawn; the keys under {@code defence.noise}. Immutable.
 *
 * @param share of the recordings that get any, above 0, at most 1
 * @param white largest amplitude of white noise as a share of each lead's peak; 0 for none
 * @param source of other noise: {@code none}, {@code simulated}, or {@code recorded}, that of {@code
 *     evaluation.recordedNoise.folder}, or the name of an {@link OwnDisturbance}
 * @param snrDb its lowest and highest signal-to-noise ratio, dB
 */
public record TrainingNoiseConfig(double share, double white, String source, List<Double> snrDb) {
    private static final String KEY = "defence.noise.";
    private static final String NONE = "none";
    private static final String SIMULATED = "simulated";
    private static final String RECORDED = "recorded";
    private static final List<String> BUILT_IN = List.of(NONE, SIMULATED, RECORDED);

    public TrainingNoiseConfig {
        snrDb = List.copyOf(snrDb);
        if (!(share > 0 && share <= 1)) {
            throw BadUsage.expected(KEY + "share", "above 0, at most 1", share);
        }
        if (!(white >= 0) || Double.isInfinite(white)) {
            throw BadUsage.expected(KEY + "white", "0 (none) or more", white);
        }
        if (!BUILT_IN.contains(source) && OwnDisturbance.named(source).isEmpty()) {
            throw BadUsage.expected(KEY + "source", sources(), "'" + source + "'");
        }
        if (snrDb.size() != 2 || !(snrDb.get(0) <= snrDb.get(1)) || !Double.isFinite(snrDb.get(1) - snrDb.get(0))) {
            throw BadUsage.expected(KEY + "snrDb", "two numbers, the lowest and the highest ratio", snrDb);
        }
    }

    private static String sources() {
        String own = OwnDisturbance.all().stream().map(one -> ", " + one.name()).collect(Collectors.joining());
        return "none, simulated or recorded" + own;
    }

    /** Whether it is the noise of a folder. (No bean property, which would be a key.) */
    public boolean needsFolder() {
        return source.equals(RECORDED);
    }

    /** Whether there is any. */
    boolean silent() {
        return white == 0 && source.equals(NONE);
    }

    /**
     * The noise, for recordings that are prepared for a classifier.
     *
     * @param recorded the sources of the folder, where it is that
     */
    public Disturbance disturbance(InputContract contract, NoiseSources recorded) {
        Disturbance noise =
                OwnDisturbance.named(source).map(own -> own.of(contract)).orElseGet(() -> builtIn(contract, recorded));
        if (white > 0) {
            noise = noise.then(new WhiteDisturbance(white, contract.scaling()));
        }
        return silent() ? noise : noise.on(share);
    }

    private Disturbance builtIn(InputContract contract, NoiseSources recorded) {
        if (source.equals(NONE)) {
            return Disturbance.none();
        }
        NoiseSources sources = needsFolder() ? recorded : NoiseSources.SIMULATED;
        return new RandomStress(contract, sources.all(), snrDb.get(0), snrDb.get(1));
    }
}
