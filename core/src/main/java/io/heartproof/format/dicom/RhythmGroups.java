package io.heartproof.format.dicom;

import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The multiplex groups that make the recording: those of one rate, start and length, as carts split twelve leads into several
 * groups. Of several such spans that of a rhythm comes before that of a beat, then what was recorded before what was computed,
 * then the span with more of the twelve leads, the one that is called a rhythm, the longer, the first.
 */
record RhythmGroups(List<MultiplexGroup> groups) {
    private static final Comparator<RhythmGroups> BEST_FIRST = Comparator.comparing(
                    (RhythmGroups span) -> span.first().span().isBeat())
            .thenComparing(span -> span.groups.stream().allMatch(MultiplexGroup::isDerived))
            .thenComparing(RhythmGroups::standardLeads, Comparator.reverseOrder())
            .thenComparing(span -> span.groups.stream().noneMatch(MultiplexGroup::isCalledRhythm))
            .thenComparing(
                    span -> -span.first().span().samples() / span.first().span().samplingRateHz());

    /**
     * Chooses among all groups of a file.
     *
     * @param notes groups that are passed over are added
     */
    static RhythmGroups of(String where, List<MultiplexGroup> all, List<String> notes) {
        Map<MultiplexGroup.GroupSpan, List<MultiplexGroup>> spans = all.stream()
                .sorted(Comparator.comparing(MultiplexGroup::isDerived))
                .collect(Collectors.groupingBy(MultiplexGroup::span, LinkedHashMap::new, Collectors.toList()));
        RhythmGroups best = spans.values().stream()
                .map(RhythmGroups::new)
                .sorted(Comparator.comparing(span -> span.first().number()))
                .min(BEST_FIRST)
                .orElseThrow(() -> new BadData(where, "expected a waveform sequence, found none"));
        all.stream().filter(g -> !best.groups.contains(g)).forEach(g -> notes.add(g.title() + " is passed over"));
        return best;
    }

    double samplingRateHz() {
        return first().samplingRateHz();
    }

    /** The leads of all groups; adds what is odd to {@code notes}. */
    List<LeadSignal> signals(List<String> notes) {
        List<WaveformChannel> channels = new ArrayList<>();
        groups.forEach(group -> channels.addAll(group.channels()));
        String where = first().set().where();
        SampleLimit.check(where, channels.size(), first().set().unsigned(Tag.SAMPLES));
        List<Lead> leads =
                LeadNames.leads(channels.stream().map(WaveformChannel::leadName).toList());
        List<LeadSignal> signals = new ArrayList<>();
        for (MultiplexGroup group : groups) {
            List<WaveformChannel> own = group.channels();
            float[][] amplitudes = group.amplitudes(own);
            group.surplus(own).ifPresent(notes::add);
            for (int i = 0; i < own.size(); i++) {
                LinearScale scale = own.get(i).scale();
                signals.add(scale.signal(leads.get(signals.size()), amplitudes[i]));
            }
        }
        signals.stream()
                .filter(signal -> !signal.calibrated())
                .forEach(signal -> notes.add("lead " + signal.lead() + " is not calibrated"));
        new ChannelNotes(channels, samplingRateHz()).addTo(notes, leads);
        return signals;
    }

    private long standardLeads() {
        return groups.stream().mapToLong(MultiplexGroup::standardLeads).sum();
    }

    private MultiplexGroup first() {
        return groups.get(0);
    }
}
