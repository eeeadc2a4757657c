package io.heartproof.contract;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How amplitudes are brought to the classifier's range. */
public enum Scaling {
    /**
     * Each lead divided by its own peak, see {@link io.heartproof.preprocess.ScaleByPeak}: values lie in [-1, 1].
     * In JSON {@code "leadPeak"}.
     */
    @JsonProperty("leadPeak")
    LEAD_PEAK
}
