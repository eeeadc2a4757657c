package io.heartproof.format.lead;

import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The names of a recording's leads once it has been read. The user's names come first, then the table's. Of a lead that is there
 * several times, the one with the most valid samples is the lead, the first where they have as many; the others keep its name
 * with a number. What repeats a lead, or was named by the user and is not there, is noted. Not thread-safe.
 */
public final class LeadNaming {
    private static final Pattern REPEATED = Pattern.compile("(.+) \\(\\d+\\)");

    private final Recording recording;
    private final LeadMap map;
    private final List<String> notes = new ArrayList<>();

    private LeadNaming(Recording recording, LeadMap map) {
        this.recording = recording;
        this.map = map;
    }

    /** The recording with its leads named and what is odd about them noted. */
    public static Recording apply(Recording recording, LeadMap map) {
        return new LeadNaming(recording, map).named();
    }

    private Recording named() {
        List<String> names = recording.leads().stream().map(Lead::name).toList();
        Map<Integer, Lead> mapped = mapped(names);
        List<LeadSignal> signals = signals(LeadTable.ofNames(names), mapped);
        preferLonger(signals, mapped.keySet());
        noteRepeated(signals);
        Recording result = recording.with(recording.samplingRateHz(), signals);
        return notes.isEmpty() ? result : result.with(recording.source().withNotes(notes));
    }

    /** The user's leads by their place in the recording: the names as they are, then other spellings of names that are left. */
    private Map<Integer, Lead> mapped(List<String> names) {
        Map<Integer, Lead> mapped = new HashMap<>();
        Map<String, Lead> left = new TreeMap<>(map.leads());
        left.entrySet()
                .removeIf(named -> put(mapped, place(names, named.getKey()::equalsIgnoreCase), named.getValue()));
        left.forEach((name, lead) -> {
            if (!put(mapped, place(names, LeadTable.spellings(name)::contains), lead)) {
                notes.add("no lead is called '" + name + "', which was to be " + lead);
            }
        });
        return mapped;
    }

    private static boolean put(Map<Integer, Lead> mapped, int place, Lead lead) {
        return place >= 0 && mapped.putIfAbsent(place, lead) == null;
    }

    private static int place(List<String> names, Predicate<String> wanted) {
        return names.indexOf(names.stream().filter(wanted).findFirst().orElse(null));
    }

    /** The user's leads are named first, so that another of the same name makes room. */
    private List<LeadSignal> signals(List<Lead> ofTable, Map<Integer, Lead> mapped) {
        List<Integer> order = IntStream.range(0, ofTable.size())
                .boxed()
                .sorted(Comparator.comparing(i -> !mapped.containsKey(i)))
                .toList();
        List<Lead> distinct = LeadTable.distinct(
                order.stream().map(i -> mapped.getOrDefault(i, ofTable.get(i))).toList());
        LeadSignal[] signals = new LeadSignal[ofTable.size()];
        for (int k = 0; k < signals.length; k++) {
            signals[order.get(k)] = recording.signals().get(order.get(k)).named(distinct.get(k));
        }
        return new ArrayList<>(List.of(signals));
    }

    private static void preferLonger(List<LeadSignal> signals, Set<Integer> mapped) {
        Map<Lead, Integer> places = new HashMap<>();
        for (int i = 0; i < signals.size(); i++) {
            places.put(signals.get(i).lead(), i);
        }
        for (int i = 0; i < signals.size(); i++) {
            Integer first = original(signals.get(i).lead()).map(places::get).orElse(null);
            if (first != null && !mapped.contains(first) && valid(signals.get(i)) > valid(signals.get(first))) {
                LeadSignal longer = signals.get(i);
                signals.set(i, signals.get(first).named(longer.lead()));
                signals.set(first, longer.named(signals.get(first).lead()));
            }
        }
    }

    private static long valid(LeadSignal signal) {
        long count = 0;
        for (float sample : signal.samples()) {
            count += Float.isNaN(sample) ? 0 : 1;
        }
        return count;
    }

    private void noteRepeated(List<LeadSignal> signals) {
        for (LeadSignal signal : signals) {
            original(signal.lead())
                    .filter(lead -> signals.stream().anyMatch(s -> s.lead().equals(lead)))
                    .ifPresent(lead -> notes.add("lead " + lead + " is there again, as " + signal.lead()));
        }
    }

    /** II for {@code II (2)}; empty for a lead that repeats none. */
    private static Optional<Lead> original(Lead lead) {
        Matcher repeated = REPEATED.matcher(lead.name());
        return repeated.matches() ? Optional.of(new Lead(repeated.group(1))) : Optional.empty();
    }
}
