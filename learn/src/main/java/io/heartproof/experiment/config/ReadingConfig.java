package io.heartproof.experiment.config;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the user says about all files of a data set, beside the files themselves; the keys under {@code reading}. They belong to
 * the data that a run was trained on and are no part of its model. Immutable.
 *
 * @param leads which of the twelve leads names in the files stand for, such as {@code chan 1=II}
 * @param samplingRateHz the rate of files that do not state it, positive; null where all of them do
 */
public record ReadingConfig(List<String> leads, @Nullable Double samplingRateHz) {
    /** The files say everything. */
    public static final ReadingConfig NONE = new ReadingConfig(List.of(), null);

    public ReadingConfig {
        leads = LeadMap.of("reading.leads", leads).texts();
        if (samplingRateHz != null && !(samplingRateHz > 0 && Double.isFinite(samplingRateHz))) {
            throw BadUsage.expected("reading.samplingRateHz", "a positive number or null", samplingRateHz);
        }
    }

    /** These settings as options of the readers. */
    public ReadOptions options() {
        ReadOptions options = samplingRateHz == null ? ReadOptions.NONE : ReadOptions.samplingRate(samplingRateHz);
        return options.with(LeadMap.of("reading.leads", leads));
    }
}
