package io.heartproof.quality;

import io.heartproof.problem.BadData;
import io.heartproof.quality.shape.LimbShape;
import io.heartproof.quality.spectrum.Stretch;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.LimbLeads;
import io.heartproof.signal.Recording;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One recording while it is examined. Not thread-safe. */
final class Examination {
    /** All filters need the band up to 40 Hz, with room to spare. */
    private static final double LOWEST_RATE_HZ = 100;

    /** What follows from I and II, noise included. */
    private static final Set<Lead> DEPENDENT = Set.of(Lead.III, Lead.AVR, Lead.AVL, Lead.AVF);

    private static final List<Lead> FOR_LIMBS =
            Stream.concat(LimbRelations.LIMBS.stream(), Stream.of(Lead.V6)).toList();

    private final QualityThresholds thresholds;
    private final Recording recording;
    private final SampleRules sampleRules;
    private final Map<Lead, LeadExamination> leads = new LinkedHashMap<>();
    private final LimbShape limbs = new LimbShape();
    private final List<Defect> whole = new ArrayList<>();
    private final List<Defect> doubts = new ArrayList<>();

    Examination(QualityThresholds thresholds, Recording recording) {
        this.thresholds = thresholds;
        this.recording = recording;
        sampleRules = new SampleRules(thresholds);
    }

    RecordingQuality of(List<Lead> wanted) {
        wanted.forEach(this::take);
        FOR_LIMBS.stream().filter(recording.leads()::contains).forEach(this::take);
        measure();
        if (recording.samplingRateHz() >= LOWEST_RATE_HZ && recording.durationSeconds() >= 1) {
            lookForNoise(wanted);
            judgeLimbs();
        }
        return new RecordingQuality(wanted.stream().map(this::quality).toList(), whole, doubts);
    }

    private void take(Lead lead) {
        if (!leads.containsKey(lead)) {
            signal(lead)
                    .ifPresent(signal ->
                            leads.put(lead, new LeadExamination(signal, recording.samplingRateHz(), sampleRules)));
        }
    }

    private Optional<LeadSignal> signal(Lead lead) {
        Optional<LeadSignal> present = recording.signal(lead);
        try {
            return present.filter(signal -> !signal.isBlank())
                    .or(() -> LimbLeads.derive(lead, recording).map(LimbLeads.Derived::signal))
                    .or(() -> present);
        } catch (BadData notOnOneScale) {
            return present;
        }
    }

    private LeadQuality quality(Lead lead) {
        LeadExamination examined = leads.get(lead);
        return examined == null
                ? new LeadQuality(lead, List.of(new Defect(DefectKind.MISSING, "is missing")))
                : examined.quality();
    }

    private void measure() {
        if (recording.durationSeconds() < thresholds.shortestSeconds()) {
            whole.add(Defect.of(
                    DefectKind.TOO_SHORT,
                    "is too short: %.1f s, at least %.1f s",
                    recording.durationSeconds(),
                    thresholds.shortestSeconds()));
        }
        if (recording.samplingRateHz() < LOWEST_RATE_HZ) {
            whole.add(Defect.of(
                    DefectKind.TOO_COARSE,
                    "is too coarse: %.1f samples per second, at least %.0f",
                    recording.samplingRateHz(),
                    LOWEST_RATE_HZ));
        }
    }

    private void lookForNoise(List<Lead> wanted) {
        filter(leads.keySet().stream().filter(lead -> !DEPENDENT.contains(lead)).toList());
        if (!isUsable(Lead.I) || !isUsable(Lead.II)) {
            filter(wanted.stream().filter(DEPENDENT::contains).toList());
        }
    }

    /** Filters and judges those of the leads that are there and alive. */
    private void filter(List<Lead> some) {
        List<LeadExamination> alive = some.stream()
                .flatMap(lead -> Optional.ofNullable(leads.get(lead)).stream())
                .filter(LeadExamination::isAlive)
                .toList();
        List<Stretch> stretches = Stretch.of(recording.length(), recording.samplingRateHz());
        alive.forEach(lead -> lead.prepare(recording.samplingRateHz(), stretches));
        for (Stretch stretch : stretches) {
            Map<Lead, double[]> parts = new HashMap<>();
            alive.forEach(lead -> parts.put(lead.signal().lead(), lead.filter(stretch)));
            limbs.add(parts, stretch.blocks());
        }
        NoiseRules rules = new NoiseRules(thresholds.noise(), recording.samplingRateHz());
        alive.forEach(lead -> lead.judgeNoise(rules));
    }

    private void judgeLimbs() {
        relations()
                .flatMap(relations -> relations.judge(thresholds.limbs().disagreement()))
                .ifPresent(whole::add);
        new LimbRules(thresholds.limbs(), limbs)
                .judge(isOneScale())
                .ifPresent(finding -> (finding.sure() ? whole : doubts).add(finding.defect()));
    }

    /** Of the limb leads that are in the file and alive. */
    private Optional<LimbRelations> relations() {
        List<LeadSignal> alive = recording.signals().stream()
                .filter(signal -> LimbRelations.LIMBS.contains(signal.lead()))
                .filter(signal -> isAlive(signal.lead()))
                .toList();
        return alive.isEmpty() ? Optional.empty() : LimbRelations.of(recording.with(recording.samplingRateHz(), alive));
    }

    /** Whether I and II are alive and on one scale. */
    private boolean isOneScale() {
        List<LeadSignal> alive = Stream.of(Lead.I, Lead.II)
                .flatMap(lead -> Optional.ofNullable(leads.get(lead)).stream())
                .filter(LeadExamination::isAlive)
                .map(LeadExamination::signal)
                .toList();
        return alive.size() == 2 && LimbRelations.onOneScale(alive);
    }

    private boolean isAlive(Lead lead) {
        LeadExamination examined = leads.get(lead);
        return examined != null && examined.isAlive();
    }

    private boolean isUsable(Lead lead) {
        LeadExamination examined = leads.get(lead);
        return examined != null && examined.allUsable();
    }
}
