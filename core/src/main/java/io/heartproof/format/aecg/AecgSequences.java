package io.heartproof.format.aecg;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LeadCodes;
import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;

/**
 * A sequence set: one sequence of times, which gives the increment between samples, and one per lead, whose amplitude is
 * {@code origin + scale * digit} in the unit that both state.
 */
final class AecgSequences {
    private static final String INCREMENT = "increment";

    /** An increment such as 0.002 s is no power of two; one over it is meant as 500 Hz. */
    private static final MathContext RATE_DIGITS = new MathContext(9);

    private static final Map<String, Double> SECONDS_PER_UNIT = Map.of("s", 1.0, "ms", 1e-3, "us", 1e-6);

    private final String where;
    private final List<XmlElement> sequences;

    AecgSequences(XmlElement set) {
        this.where = set.where();
        this.sequences = set.all("component").stream()
                .flatMap(c -> c.all("sequence").stream())
                .toList();
    }

    /** Samples per second: one over the increment of the times. */
    double samplingRateHz() {
        XmlElement increment = sequences.stream()
                .flatMap(s -> s.first("value", INCREMENT).stream())
                .findFirst()
                .orElseThrow(() -> new BadData(where, "expected a sequence of times with an increment, found none"));
        String unit = increment.requireAttribute("unit");
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
        List<XmlElement> ofLeads = sequences.stream()
                .filter(s -> s.first("value", "digits").isPresent())
                .toList();
        if (ofLeads.isEmpty()) {
            throw new BadData(where, "expected a sequence with digits, found none");
        }
        List<Lead> leads = LeadNames.leads(ofLeads.stream().map(this::leadName).toList());
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.size(); i++) {
            signals.add(signal(leads.get(i), ofLeads.get(i).require("value"), leads.size()));
        }
        return LeadNames.ofEqualLength(where, signals);
    }

    private String leadName(XmlElement sequence) {
        String code = sequence.require("code").requireAttribute("code");
        return LeadCodes.name(code)
                .orElseThrow(() -> new BadData(where, "expected a lead MDC_ECG_LEAD_..., got '" + code + "'"));
    }

    private LeadSignal signal(Lead lead, XmlElement value, int leadCount) {
        LinearScale scale = scale(lead, value);
        StringTokenizer digits = new StringTokenizer(value.require("digits").text());
        float[] samples = new float[SampleLimit.check(where, leadCount, digits.countTokens())];
        for (int i = 0; i < samples.length; i++) {
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
        String unit = scale.requireAttribute("unit");
        String ofOrigin = origin.attribute("unit").orElse(unit);
        double zero = origin.number(origin.requireAttribute("value"));
        if (unit.isBlank() || (zero != 0 && !unit.equals(ofOrigin))) {
            throw new BadData(
                    where,
                    "lead %s must have one unit, got '%s' for the scale and '%s' for the origin"
                            .formatted(lead, unit, ofOrigin));
        }
        double perDigit = scale.number(scale.requireAttribute("value"));
        return LinearScale.of(where + ", lead " + lead, perDigit, zero, AmplitudeUnit.of(unit));
    }
}
