package io.heartproof.format.aecg;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * A sequence set: one sequence of times, which gives the start and the increment between samples, and one per lead, whose
 * amplitude is {@code origin + scale * digit}. Both state a unit; an origin in another multiple of a volt is converted.
 */
final class AecgSequences {
    private static final String INCREMENT = "increment";
    private static final String UNIT = "unit";

    /** An increment such as 0.002 s is no power of two; one over it is meant as 500 Hz. */
    private static final MathContext RATE_DIGITS = new MathContext(9);

    private static final Map<String, Double> SECONDS_PER_UNIT =
            Map.of("s", 1.0, "ms", 1e-3, "us", 1e-6, "\u00b5s", 1e-6, "\u03bcs", 1e-6, "ns", 1e-9);

    private final String where;
    private final LeadMap named;
    private final List<XmlElement> ofLeads = new ArrayList<>();
    private final List<SequenceNames> unknown = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private Optional<XmlElement> times = Optional.empty();

    /** @param named which leads other names stand for, after the user */
    AecgSequences(XmlElement set, LeadMap named) {
        this.where = set.where();
        this.named = named;
        set.all("component").stream().flatMap(c -> c.all("sequence").stream()).forEach(this::take);
    }

    private void take(XmlElement sequence) {
        SequenceNames names = SequenceNames.of(sequence);
        boolean hasDigits = sequence.first("value", "digits").isPresent();
        if (sequence.first("value", INCREMENT).isPresent()) {
            times = times.or(() -> sequence.first("value"));
        } else if (names.all().isEmpty()) {
            others.add("a sequence without a code");
        } else if (!hasDigits) {
            others.add("the sequence " + names.all().get(0) + " without digits");
        } else if (names.lead(named).isPresent()) {
            ofLeads.add(sequence);
        } else {
            unknown.add(names);
        }
    }

    /** Names of the sequences that have digits but are no leads; the user can say that they are. */
    List<String> unknown() {
        return SequenceNames.distinct(unknown);
    }

    /** What its other sequences are, which are no leads. */
    List<String> others() {
        return others;
    }

    boolean hasLeads() {
        return !ofLeads.isEmpty();
    }

    /**
     * When its first sample was taken; empty where the file does not say.
     *
     * @param origin what relative times count from
     */
    Optional<AecgTime> start(AecgTime origin) {
        Optional<XmlElement> head = times.flatMap(t -> t.first("head"));
        Optional<String> value = head.flatMap(h -> h.attribute("value"));
        Double seconds =
                head.flatMap(h -> h.attribute(UNIT)).map(SECONDS_PER_UNIT::get).orElse(null);
        return seconds == null
                ? value.flatMap(AecgTime::of)
                : value.map(v -> origin.plus(head.orElseThrow().number(v) * seconds));
    }

    /** Samples per second: one over the increment of the times. */
    double samplingRateHz() {
        XmlElement increment = times.orElseThrow(
                        () -> new BadData(where, "expected a sequence of times with an increment, found none"))
                .require(INCREMENT);
        String unit = increment.requireAttribute(UNIT);
        Double seconds = SECONDS_PER_UNIT.get(unit);
        double step = increment.number(increment.requireAttribute("value"));
        double rate = seconds == null ? 0 : 1 / (step * seconds);
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new BadData(
                    where, "the increment must be a positive time in s, ms or us, got %s %s".formatted(step, unit));
        }
        return BigDecimal.valueOf(rate).round(RATE_DIGITS).doubleValue();
    }

    /** The leads in the file's order. */
    List<LeadSignal> signals() {
        List<Lead> leads = LeadNames.leads(ofLeads.stream()
                .map(s -> SequenceNames.of(s).lead(named).orElseThrow())
                .toList());
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            signals.add(signal(leads.get(i), ofLeads.get(i).require("value"), leads.size()));
        }
        return LeadNames.ofEqualLength(where, signals);
    }

    private LeadSignal signal(Lead lead, XmlElement value, int leadCount) {
        LinearScale scale = scale(lead, value);
        StringTokenizer digits = new StringTokenizer(value.require("digits").text());
        float[] samples = new float[SampleLimit.check(where, leadCount, digits.countTokens())];
        for (int i = 0; i < samples.length; i++) {
            Interruption.checkAt(i);
            samples[i] = scale.amplitude(value.number(digits.nextToken()));
            if (Float.isInfinite(samples[i])) {
                throw new BadData(where, "amplitudes must lie in the range of a float, got more in lead " + lead);
            }
        }
        return scale.signal(lead, samples);
    }

    private LinearScale scale(Lead lead, XmlElement value) {
        XmlElement origin = value.require("origin");
        XmlElement scale = value.require("scale");
        String unit = scale.requireAttribute(UNIT);
        String ofOrigin = origin.attribute(UNIT).orElse(unit);
        double zero = origin.number(origin.requireAttribute("value"));
        AmplitudeUnit amplitude = AmplitudeUnit.of(unit);
        AmplitudeUnit zeroUnit = AmplitudeUnit.of(ofOrigin);
        boolean isOneUnit = unit.equals(ofOrigin) || (amplitude.isVoltage() && zeroUnit.isVoltage());
        if (unit.isBlank() || (zero != 0 && !isOneUnit)) {
            throw new BadData(
                    where,
                    "lead %s must have one unit, got '%s' for the scale and '%s' for the origin"
                            .formatted(lead, unit, ofOrigin));
        }
        double perDigit = scale.number(scale.requireAttribute("value"));
        double offset = amplitude.scale() == zeroUnit.scale() ? zero : zero * zeroUnit.scale() / amplitude.scale();
        return LinearScale.of(where + ", lead " + lead, perDigit, offset, amplitude);
    }
}
