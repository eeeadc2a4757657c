package io.heartproof.format.aecg;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.NamingAdvice;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The sequence sets that hold leads, numbered as they come, and what the other sequences are. Not thread-safe. */
final class AecgSets {
    private static final int MOST_LISTED = 12;

    private final LeadMap named;
    private final List<AecgPart> parts = new ArrayList<>();
    private final Set<String> unknown = new LinkedHashSet<>();
    private final Set<String> others = new LinkedHashSet<>();
    private int number;

    /** @param named which leads other names than the usual ones stand for, after the user */
    AecgSets(LeadMap named) {
        this.named = named;
    }

    /**
     * Takes the next set.
     *
     * @param origin what its relative times count from
     */
    void take(XmlElement set, AecgTime origin) {
        AecgSequences sequences = new AecgSequences(set, named);
        number++;
        unknown.addAll(sequences.unknown());
        others.addAll(sequences.others());
        if (sequences.hasLeads()) {
            Optional<AecgTime> start = sequences.start(origin);
            parts.add(new AecgPart(List.of(number), start, sequences.samplingRateHz(), sequences.signals()));
        }
    }

    /**
     * Those that hold leads, once all have been taken.
     *
     * @param notes gets what is passed over
     * @throws BadData where there is none, but the user could say which sequences are leads
     */
    List<AecgPart> ofLeads(String where, List<String> notes) {
        if (parts.isEmpty() && !unknown.isEmpty()) {
            throw new BadData(
                    where,
                    "no sequence is a lead by its names, so leads must be named, such as %s; the sequences are: %s%s"
                            .formatted(
                                    NamingAdvice.option(unknown.iterator().next(), Lead.II),
                                    unknown.stream().limit(MOST_LISTED).collect(Collectors.joining(", ")),
                                    unknown.size() > MOST_LISTED ? ", ..." : ""));
        }
        Stream.concat(unknown.stream().map(name -> "the sequence " + name), others.stream())
                .limit(MOST_LISTED)
                .forEach(other -> notes.add(other + " is no lead and is passed over"));
        return parts;
    }
}
