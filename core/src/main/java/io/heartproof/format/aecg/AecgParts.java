package io.heartproof.format.aecg;

import io.heartproof.format.rule.LeadNames;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Puts sequence sets together. Sets of one rate, start and length stand beside one another; sets of the same leads that
 * begin where another ends, within half a sample or what is left unsaid of their times, follow it. Of several recordings that
 * come out, the one with the most of the twelve leads is read, then the longest, then the first; the others are noted.
 */
final class AecgParts {
    private static final Comparator<AecgPart> BEST_FIRST = Comparator.comparing(
                    AecgPart::standardLeads, Comparator.reverseOrder())
            .thenComparing(part -> -part.length() / part.samplingRateHz())
            .thenComparing(part -> part.sets().get(0));

    /** Where in time a set lies, in samples. */
    private record SeriesSpan(long start, double samplingRateHz, int length) {}

    private static final int MOST_LISTED = 8;

    private final String where;
    private final List<String> notes;
    private boolean isExact = true;

    /** @param notes gets what is odd */
    AecgParts(String where, List<String> notes) {
        this.where = where;
        this.notes = notes;
    }

    /** The recording that these sets make, in the file's order. */
    AecgPart best(List<AecgPart> sets) {
        List<AecgPart> all = chained(besideOneAnother(sets));
        AecgPart best = all.stream()
                .min(BEST_FIRST)
                .orElseThrow(() ->
                        new BadData(where, "expected a sequence of a lead MDC_ECG_LEAD_... with digits, found none"));
        if (!isExact) {
            notes.add("the times of sequence sets are not exact enough to exclude gaps between them");
        }
        List<AecgPart> others = new ArrayList<>(all);
        others.remove(best);
        noteOthers(others, "another recording");
        return best;
    }

    private List<AecgPart> besideOneAnother(List<AecgPart> sets) {
        Map<SeriesSpan, List<AecgPart>> spans = new LinkedHashMap<>();
        Map<SeriesSpan, Set<Lead>> leads = new HashMap<>();
        List<AecgPart> repeated = new ArrayList<>();
        for (AecgPart set : sets) {
            SeriesSpan span = new SeriesSpan(startSample(set), set.samplingRateHz(), set.length());
            List<Lead> own = set.signals().stream().map(LeadSignal::lead).toList();
            if (leads.computeIfAbsent(span, s -> new HashSet<>()).addAll(own)) {
                spans.computeIfAbsent(span, s -> new ArrayList<>()).add(set);
            } else {
                repeated.add(set);
            }
        }
        noteOthers(repeated, "repeating leads of the same time");
        return spans.values().stream().map(this::merged).toList();
    }

    /** Parts of one span. The rule for names decides what a lead is called whose name is taken. */
    private AecgPart merged(List<AecgPart> parts) {
        AecgPart first = parts.get(0);
        if (parts.size() == 1) {
            return first;
        }
        List<LeadSignal> all = parts.stream().flatMap(p -> p.signals().stream()).toList();
        List<Lead> leads =
                LeadNames.leads(all.stream().map(s -> s.lead().name()).toList());
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            signals.add(all.get(i).named(leads.get(i)));
        }
        List<Integer> sets = parts.stream().flatMap(p -> p.sets().stream()).toList();
        return new AecgPart(sets, first.start(), first.samplingRateHz(), signals);
    }

    private List<AecgPart> chained(List<AecgPart> parts) {
        Map<Map<String, String>, List<List<AecgPart>>> chains = new LinkedHashMap<>();
        parts.stream().sorted(Comparator.comparingLong(AecgParts::startSample)).forEach(part -> {
            List<List<AecgPart>> ofLeads = chains.computeIfAbsent(part.units(), units -> new ArrayList<>());
            List<AecgPart> last = ofLeads.isEmpty() ? List.of() : ofLeads.get(ofLeads.size() - 1);
            if (last.isEmpty() || !follows(last.get(last.size() - 1), part)) {
                last = new ArrayList<>();
                ofLeads.add(last);
            }
            last.add(part);
        });
        return chains.values().stream()
                .flatMap(List::stream)
                .map(chain -> chain.size() == 1 ? chain.get(0) : AecgPart.joined(chain))
                .toList();
    }

    private boolean follows(AecgPart part, AecgPart next) {
        double gap = Math.abs(part.gap(next));
        double halfSample = 0.5 / part.samplingRateHz();
        boolean isSameRate = part.samplingRateHz() == next.samplingRateHz();
        if (!isSameRate
                || Double.isNaN(gap)
                || gap >= Math.max(halfSample, next.start().orElseThrow().resolution())) {
            return false;
        }
        isExact &= gap <= halfSample;
        return true;
    }

    private void noteOthers(List<AecgPart> parts, String what) {
        List<Integer> sets =
                parts.stream().flatMap(p -> p.sets().stream()).sorted().toList();
        if (!sets.isEmpty()) {
            String numbers =
                    sets.stream().limit(MOST_LISTED).map(String::valueOf).collect(Collectors.joining(", "));
            notes.add("passed over, as " + what + ": sequence set " + numbers
                    + (sets.size() > MOST_LISTED ? ", ..." : ""));
        }
    }

    private static long startSample(AecgPart part) {
        return part.start()
                .map(t -> Math.round(t.seconds() * part.samplingRateHz()))
                .orElse(Long.MAX_VALUE);
    }
}
