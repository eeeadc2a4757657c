package io.heartproof.preprocess;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.LimbLeads;
import io.heartproof.signal.NamingAdvice;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Picks leads by name and puts them in the wanted order. A limb lead that is missing, or holds no valid sample, is derived from
 * two others of the same recording (see {@link LimbLeads}) and noted; any other missing lead is an error.
 *
 * @param leads the leads of the result, in order: distinct, at least one
 */
public record SelectLeads(List<Lead> leads) implements PreparationStep {
    private static final int MOST_LISTED = 12;

    public SelectLeads {
        leads = List.copyOf(leads);
    }

    @Override
    public Recording apply(Recording recording) {
        Recording result = recording;
        List<LeadSignal> selected = new ArrayList<>();
        for (Lead lead : leads) {
            Optional<LeadSignal> present = recording.signal(lead);
            Optional<LimbLeads.Derived> derived =
                    present.filter(signal -> !signal.isBlank()).isPresent()
                            ? Optional.empty()
                            : LimbLeads.derive(lead, recording);
            selected.add(derived.map(LimbLeads.Derived::signal)
                    .or(() -> present)
                    .orElseThrow(() -> missing(lead, recording)));
            if (derived.isPresent()) {
                result = result.noted(
                        "lead " + lead + " is derived from " + derived.get().from());
            }
        }
        return passedOver(recording).map(result::noted).orElse(result).with(recording.samplingRateHz(), selected);
    }

    private static BadData missing(Lead lead, Recording recording) {
        List<String> names = recording.leads().stream().map(Lead::name).toList();
        String advice = NamingAdvice.of(names, lead)
                .map(option -> "; where a name stands for it, say so with " + option)
                .orElse("");
        return new BadData(recording.name(), "lead " + lead + " is missing, the leads are " + names + advice);
    }

    /** Leads that are none of the twelve may be some of them under another name: that is not passed over in silence. */
    private Optional<String> passedOver(Recording recording) {
        List<Lead> others = recording.leads().stream()
                .filter(lead -> !lead.isStandard() && !leads.contains(lead))
                .toList();
        String names = others.stream().limit(MOST_LISTED).map(Lead::name).collect(Collectors.joining(", "));
        String more = others.size() > MOST_LISTED ? " and " + (others.size() - MOST_LISTED) + " more" : "";
        return others.isEmpty()
                ? Optional.empty()
                : Optional.of("passed over, as none of the twelve leads by name: " + names + more);
    }
}
