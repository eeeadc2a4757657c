package io.heartproof.format.wfdb;

import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The signals of a multi-segment record while its segments are laid end to end; NaN where no segment has been put. */
final class Montage {
    private final String where;
    private final List<SignalLine> layout;
    private final List<Lead> leads;
    private final Map<Lead, Integer> places = new HashMap<>();
    private final float[][] amplitudes;
    private final boolean[] calibrated;

    /**
     * @param where the multi-segment header, for messages
     * @param layout the signals of the record
     * @param samples of each lead
     */
    Montage(String where, List<SignalLine> layout, long samples) {
        this.where = where;
        this.layout = layout;
        this.leads =
                LeadNames.leads(layout.stream().map(SignalLine::description).toList());
        this.amplitudes = new float[leads.size()][SampleLimit.check(where, leads.size(), samples)];
        this.calibrated = new boolean[leads.size()];
        Arrays.fill(calibrated, true);
        for (float[] lead : amplitudes) {
            Arrays.fill(lead, Float.NaN);
        }
        for (int i = 0; i < leads.size(); i++) {
            places.putIfAbsent(leads.get(i), i);
        }
    }

    /** Leads that are found by their names must have different ones. */
    void requireDistinctLeads() {
        Set<Lead> seen = new HashSet<>();
        for (Lead lead :
                LeadTable.ofNames(layout.stream().map(SignalLine::description).toList())) {
            if (!seen.add(lead)) {
                throw new BadData(where, "the layout names lead " + lead + " twice");
            }
        }
    }

    /** A segment that must have all leads, in the layout's order. */
    void requireSameLeads(Recording segment) {
        if (!segment.leads().equals(leads)) {
            throw new BadData(
                    where,
                    "all segments must have the leads %s, segment %s has %s"
                            .formatted(leads, segment.name(), segment.leads()));
        }
    }

    /** Puts a segment where it begins. Its leads are those of the layout, or some of them in any order. */
    void put(Recording segment, int start) {
        boolean sameLeads = segment.leads().equals(leads);
        for (int k = 0; k < segment.signals().size(); k++) {
            LeadSignal signal = segment.signals().get(k);
            int i = sameLeads ? k : places.getOrDefault(signal.lead(), -1);
            requireFits(segment, signal, i);
            calibrated[i] &= signal.calibrated();
            System.arraycopy(signal.samples(), 0, amplitudes[i], start, signal.samples().length);
        }
    }

    private void requireFits(Recording segment, LeadSignal signal, int i) {
        if (i < 0) {
            throw new BadData(
                    where, "segment " + segment.name() + " holds lead " + signal.lead() + ", which the layout lacks");
        }
        String unit = layout.get(i).calibration().unit().name();
        if (!signal.unit().equals(unit)) {
            throw new BadData(
                    where,
                    "lead %s must have one unit, got %s and, in segment %s, %s"
                            .formatted(signal.lead(), unit, segment.name(), signal.unit()));
        }
    }

    /** The leads, once all segments have been put. */
    List<LeadSignal> signals() {
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            LeadSignal signal = layout.get(i).calibration().signal(leads.get(i), amplitudes[i]);
            signals.add(calibrated[i] ? signal : LeadSignal.uncalibrated(leads.get(i), amplitudes[i]));
        }
        return signals;
    }
}
