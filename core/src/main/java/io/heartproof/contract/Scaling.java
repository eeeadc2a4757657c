package io.heartproof.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.heartproof.file.Json;
import io.heartproof.preprocess.ScaleByPeak;
import io.heartproof.preprocess.Standardise;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** How amplitudes are brought to the classifier's range. */
public enum Scaling {
    /**
     * Each lead divided by its own peak, see {@link ScaleByPeak}: values lie in [-1, 1]. In JSON {@code "leadPeak"}.
     */
    @JsonProperty("leadPeak")
    LEAD_PEAK {
        @Override
        Recording scaled(Recording recording) {
            return new ScaleByPeak().apply(recording);
        }

        @Override
        float[] units(Recording recording) {
            return ScaleByPeak.peaks(recording);
        }
    },
    /** Each lead brought to mean 0 and deviation 1, see {@link Standardise}. In JSON {@code "leadStandard"}. */
    @JsonProperty("leadStandard")
    LEAD_STANDARD {
        @Override
        Recording scaled(Recording recording) {
            return new Standardise().apply(recording);
        }

        @Override
        float[] units(Recording recording) {
            return Standardise.deviations(recording);
        }
    },
    /** Amplitudes as they are, in the recording's unit. In JSON {@code "millivolts"}. */
    @JsonProperty("millivolts")
    MILLIVOLTS {
        @Override
        Recording scaled(Recording recording) {
            return recording;
        }

        @Override
        float[] units(Recording recording) {
            float[] ones = new float[recording.signals().size()];
            Arrays.fill(ones, 1);
            return ones;
        }
    };

    /** Its name in JSON. */
    public String text() {
        return Json.mapper().valueToTree(this).stringValue();
    }

    /** The recording with scaled samples. */
    abstract Recording scaled(Recording recording);

    /** What 1.0 in each lead of the scaled recording stands for, in the unit of the given one. */
    abstract float[] units(Recording recording);

    PreparedRecording apply(Recording recording) {
        Recording scaled = scaled(recording);
        float[] units = units(recording);
        List<LeadScale> scales = IntStream.range(0, units.length)
                .mapToObj(lead -> LeadScale.of(units[lead], recording.signals().get(lead)))
                .toList();
        return new PreparedRecording(
                recording.name(),
                scaled.signals().stream().map(LeadSignal::samples).toArray(float[][]::new),
                scales,
                scaled.source().notes());
    }
}
