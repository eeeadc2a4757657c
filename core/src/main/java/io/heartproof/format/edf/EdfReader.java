package io.heartproof.format.edf;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.NamingAdvice;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/**
 * Reads the ECG of an EDF or EDF+ file: the signals whose label starts with {@code ECG} or {@code EKG} or is a standard lead. Of
 * several sampling rates that of most leads is read; other signals are passed over and noted. An EDF+D file is read where its
 * records follow one another without a gap, and refused otherwise.
 *
 * <p>Source: Kemp et al., A simple format for exchange of digitized polygraphic recordings, Electroencephalogr. Clin.
 * Neurophysiol. 82 (1992) 391-393; Kemp, Olivan, European data format 'plus' (EDF+), Clin. Neurophysiol. 114 (2003) 1755-1761. Of
 * the patient's field, age, sex and identity are taken. Not thread-safe.
 */
public final class EdfReader {
    private static final String VERSION = "0       ";
    private static final int MOST_LISTED = 12;

    private final EdfHeader header;
    private final List<EdfSignal> ecg;
    private final List<String> notes = new ArrayList<>();

    private EdfReader(EdfHeader header, LeadMap map) {
        this.header = header;
        List<Lead> leads = LeadTable.ofNames(
                header.signals().stream().map(EdfSignal::label).toList());
        List<EdfSignal> named = new ArrayList<>();
        List<EdfSignal> all = new ArrayList<>();
        List<EdfSignal> others = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            EdfSignal signal = header.signals().get(i);
            boolean isNamed = leads.get(i).isStandard() || map.names(signal.label());
            if (signal.isAnnotation()) {
                continue;
            }
            (isNamed || signal.isEcg() ? all : others).add(signal);
            if (isNamed) {
                named.add(signal);
            }
        }
        this.ecg = ofOneRate(all, named.isEmpty() ? all : named);
        noteOthers("their labels are no ECG's", others);
        noteOthers(
                "they have another sampling rate",
                all.stream()
                        .filter(signal -> !ecg.isEmpty()
                                && signal.samplesPerRecord() != ecg.get(0).samplesPerRecord())
                        .toList());
    }

    /** Those of the rate that most of the leads have, the higher where several have as many. */
    private static List<EdfSignal> ofOneRate(List<EdfSignal> all, List<EdfSignal> leads) {
        Map<Integer, Long> counts = leads.stream()
                .filter(signal -> signal.samplesPerRecord() > 0)
                .collect(Collectors.groupingBy(EdfSignal::samplesPerRecord, Collectors.counting()));
        int best = counts.entrySet().stream()
                .max(Comparator.comparing(Map.Entry<Integer, Long>::getValue).thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .orElse(0);
        return all.stream().filter(signal -> signal.samplesPerRecord() == best).toList();
    }

    private void noteOthers(String why, List<EdfSignal> others) {
        if (!others.isEmpty()) {
            String labels =
                    others.stream().limit(MOST_LISTED).map(EdfSignal::label).collect(Collectors.joining(", "));
            notes.add("passed over, as " + why + ": " + labels + (others.size() > MOST_LISTED ? ", ..." : ""));
        }
    }

    /** Whether a file that starts with these bytes has the version field of an EDF file. */
    public static boolean recognises(byte[] start) {
        return new String(start, StandardCharsets.ISO_8859_1).startsWith(VERSION);
    }

    /**
     * Reads one recording.
     *
     * @param samplingRateHz the rate that the user states, if any
     * @param leads which other labels are those of an ECG, after the user
     * @throws BadData where the file breaks a rule or holds no ECG
     */
    public static Recording read(RecordingFile file, OptionalDouble samplingRateHz, LeadMap leads) throws IOException {
        try (InputStream in = new BufferedInputStream(file.stream(), 1 << 16)) {
            EdfHeader header = EdfHeader.read(file.where(), in, file.size());
            return new EdfReader(header, leads).read(file, in, samplingRateHz);
        }
    }

    private Recording read(RecordingFile file, InputStream in, OptionalDouble given) throws IOException {
        double samplingRateHz = SamplingRate.confirmed(header.where(), samplingRate(), given);
        List<Lead> leads = LeadNames.leads(ecg.stream().map(EdfSignal::label).toList());
        int samples = SampleLimit.check(
                header.where(), ecg.size(), header.records() * ecg.get(0).samplesPerRecord());
        float[][] amplitudes = new EdfRecords(header, in).read(ecg, samples, notes);
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < ecg.size(); i++) {
            signals.add(ecg.get(i).scale().signal(leads.get(i), amplitudes[i]));
            if (!signals.get(i).calibrated()) {
                notes.add("lead " + leads.get(i) + " is not calibrated");
            }
        }
        notes.addAll(header.notes());
        Source source = new Source(header.kind().title(), List.of(file.where()), notes);
        return new Recording(RecordingName.of(file), samplingRateHz, signals, header.patient(), List.of(), source);
    }

    private String advice() {
        List<String> candidates = header.signals().stream()
                .filter(signal -> !signal.isAnnotation())
                .map(EdfSignal::label)
                .toList();
        return NamingAdvice.of(candidates, Lead.II)
                .map(option -> ", such as " + option)
                .orElse("");
    }

    private static String labels(List<EdfSignal> signals) {
        return signals.stream().map(EdfSignal::label).collect(Collectors.joining(", "));
    }

    private double samplingRate() {
        if (ecg.isEmpty()) {
            throw new BadData(
                    header.where(),
                    "no signal is an ECG by its label, so its leads must be named%s; the labels are: %s"
                            .formatted(advice(), labels(header.signals())));
        }
        EdfSignal first = ecg.get(0);
        double rate = first.samplesPerRecord() / header.recordSeconds();
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "the sampling rate must be positive, got %s in %s s",
                            Counted.of(first.samplesPerRecord(), "sample"),
                            header.recordSeconds()));
        }
        return rate;
    }
}
