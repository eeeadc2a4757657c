package io.heartproof.spark.score;

import io.heartproof.classify.Fitness;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.provenance.Digest;
import io.heartproof.spark.BroadcastModel;
import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is asked of every recording, beside the model. Immutable; serialisable, so that tasks may hold it.
 *
 * @param fitness how fit a signal must be for an answer
 * @param samplingRateHz of files that do not state theirs; null where all do
 * @param leads what names of leads in the files stand for, such as {@code chan 1=II}
 */
public record ScoringSettings(Fitness fitness, @Nullable Double samplingRateHz, List<String> leads)
        implements Serializable {
    /** An answer to every recording, whose file says everything itself. */
    public static final ScoringSettings STANDARD = new ScoringSettings(Fitness.ANY, null, List.of());

    private static final long serialVersionUID = 1L;

    public ScoringSettings {
        leads = List.copyOf(leads);
    }

    /**
     * For the readers; who the patient is, is dropped.
     *
     * @throws io.heartproof.problem.BadUsage where a lead or the rate breaks a rule
     */
    ReadOptions readOptions() {
        ReadOptions options = samplingRateHz == null ? ReadOptions.NONE : ReadOptions.samplingRate(samplingRateHz);
        return options.with(LeadMap.of("--lead", leads));
    }

    /** Tells one question from another: SHA-256 of the model and of these settings. */
    String digest(BroadcastModel model) {
        return new Digest()
                .add(model.digest())
                .add(model.contract())
                .add(fitness.name())
                .add(readOptions().text())
                .hex();
    }
}
