package io.heartproof.evaluation;

import io.heartproof.disturbance.NoiseSources;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Noise as it occurs, recorded or simulated; the keys under {@code evaluation.recordedNoise}. Immutable.
 *
 * @param snrDb signal-to-noise ratios in dB as the noise stress test defines them, finite and falling; empty for none
 * @param folder with the WFDB records of noise; null for simulated noise
 */
public record RecordedNoiseConfig(
        List<Double> snrDb, @Nullable String folder) {
    private static final String KEY = "evaluation.recordedNoise.";

    public RecordedNoiseConfig {
        snrDb = List.copyOf(snrDb);
        double before = Double.POSITIVE_INFINITY;
        for (double ratio : snrDb) {
            if (!(ratio < before) || Double.isInfinite(ratio)) {
                throw BadUsage.expected(KEY + "snrDb", "numbers, each smaller than the one before", snrDb);
            }
            before = ratio;
        }
        if (folder != null && !isPath(folder)) {
            throw BadUsage.expected(KEY + "folder", "a folder or null", "'" + folder + "'");
        }
    }

    /**
     * The sources, none where no ratio is asked for.
     *
     * @param leads of the classifier; standard ones, where there is to be noise
     * @param samplingRateHz of the classifier
     */
    public NoiseSources load(List<Lead> leads, double samplingRateHz) throws IOException {
        if (snrDb.isEmpty()) {
            return NoiseSources.NONE;
        }
        for (Lead lead : leads) {
            if (!lead.isStandard()) {
                throw BadUsage.expected(
                        KEY + "snrDb",
                        "[] where lead " + lead
                                + " is seen, as noise is added to the electrodes of the twelve standard leads",
                        snrDb);
            }
        }
        return folder == null ? NoiseSources.SIMULATED : NoiseSources.read(Path.of(folder), samplingRateHz);
    }

    private static boolean isPath(String folder) {
        try {
            return !Path.of(folder).toString().isBlank();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
