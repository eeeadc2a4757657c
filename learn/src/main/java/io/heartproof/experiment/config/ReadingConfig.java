package io.heartproof.experiment.config;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.array.ArrayOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about all files of a data set, beside the files themselves; the keys under {@code reading}. They belong to
 * the data that a run was trained on and are no part of its model. Immutable.
 *
 * @param leads which of the twelve leads names in the files stand for, such as {@code chan 1=II}
 * @param samplingRateHz the rate of files that do not state it, positive; null where all of them do
 * @param leadOrder of arrays (npy, HDF5): their leads in order; empty where the data are no arrays
 * @param unit of arrays: that of the amplitudes, or {@code unknown}; null where the data are no arrays
 * @param signalsKey of HDF5: the data set with the signals
 * @param namesKey of HDF5: the data set with the recordings' names
 */
public record ReadingConfig(
        List<String> leads,
        @Nullable Double samplingRateHz,
        List<String> leadOrder,
        @Nullable String unit,
        String signalsKey,
        String namesKey) {
    /** The files say everything. */
    public static final ReadingConfig NONE =
            new ReadingConfig(List.of(), null, List.of(), null, ArrayOptions.SIGNALS, ArrayOptions.NAMES);

    public ReadingConfig {
        leads = LeadMap.of("reading.leads", leads).texts();
        if (samplingRateHz != null && !(samplingRateHz > 0 && Double.isFinite(samplingRateHz))) {
            throw BadUsage.expected("reading.samplingRateHz", "a positive number or null", samplingRateHz);
        }
        leadOrder = arrays(leadOrder, unit, signalsKey, namesKey).leadOrder();
    }

    private static ArrayOptions arrays(
            List<String> leadOrder, @Nullable String unit, String signalsKey, String namesKey) {
        return new ArrayOptions(leadOrder, Optional.ofNullable(unit), signalsKey, namesKey);
    }

    /** These settings as options of the readers. */
    public ReadOptions options() {
        ReadOptions options = samplingRateHz == null ? ReadOptions.NONE : ReadOptions.samplingRate(samplingRateHz);
        return options.with(LeadMap.of("reading.leads", leads)).with(arrays(leadOrder, unit, signalsKey, namesKey));
    }
}
