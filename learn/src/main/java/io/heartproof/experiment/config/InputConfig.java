package io.heartproof.experiment.config;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.InputForm;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;

/**
 * What a classifier sees of a recording; the keys under {@code input}. With the classes of a data set it becomes the
 * classifier's {@link InputContract}. Immutable.
 *
 * @param leads by name, distinct, in the order of the network's inputs
 * @param samplingRateHz the rate to which every recording is brought, positive, at most 100 kHz
 * @param cutSamples longest signal at that rate
 * @param form how lengths are made equal: {@code padded} is {@link PaddedForm}, {@code bucket} is {@link BucketForm}
 * @param scaling what 1.0 means
 */
public record InputConfig(List<String> leads, double samplingRateHz, int cutSamples, String form, Scaling scaling) {
    private static final String PADDED = "padded";
    private static final String BUCKET = "bucket";
    private static final double HIGHEST_RATE_HZ = 100_000;

    public InputConfig {
        leads = leads.stream().map(name -> new Lead(name).name()).toList();
        if (leads.isEmpty() || new HashSet<>(leads).size() != leads.size() || leads.contains("")) {
            throw BadUsage.expected("input.leads", "at least one lead, each once", leads);
        }
        if (!(samplingRateHz > 0 && samplingRateHz <= HIGHEST_RATE_HZ)) {
            throw BadUsage.expected("input.samplingRateHz", "a positive number up to 100000", samplingRateHz);
        }
        if (scaling != Scaling.LEAD_PEAK) {
            throw BadUsage.expected("input.scaling", "leadPeak, in which attacks are measured", scaling.text());
        }
        if (cutSamples < InputForm.SHORTEST || cutSamples > InputForm.LONGEST) {
            String rule = String.format(Locale.ROOT, "%d to %d", InputForm.SHORTEST, InputForm.LONGEST);
            throw BadUsage.expected("input.cutSamples", rule, cutSamples);
        }
        if (!form.equals(PADDED) && !form.equals(BUCKET)) {
            throw BadUsage.expected("input.form", PADDED + " or " + BUCKET, "'" + form + "'");
        }
    }

    /** The contract of a classifier that sees its input so and tells these classes apart. */
    public InputContract contract(LabelSet labels) {
        return new InputContract(leadsSeen(), samplingRateHz, inputForm(), scaling, labels);
    }

    /** The leads, by their standard names. */
    public List<Lead> leadsSeen() {
        return leads.stream().map(Lead::new).toList();
    }

    private InputForm inputForm() {
        return form.equals(BUCKET) ? new BucketForm(cutSamples) : new PaddedForm(cutSamples);
    }
}
