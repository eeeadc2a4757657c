package io.heartproof.format.muse;

import io.heartproof.format.rule.Decimal;
import io.heartproof.format.rule.UnappliedFields;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a waveform says beside its samples and their scale. Fields that contradict what is read are refused; those that may
 * change it, and those that nobody has described, are noted where they are not what MUSE usually writes.
 */
final class MuseFields {
    private static final String TIME_OFFSET = "LeadTimeOffset";
    private static final String SAMPLE_TYPE = "SampleType";
    private static final String CONTINUOUS = "CONTINUOUS_SAMPLES";
    private static final String SAMPLE_BASE = "SampleBase";

    /** Read by {@link MuseReader} and {@link MuseLead}, or no matter of the samples: filters have been applied before. */
    private static final Set<String> OF_WAVEFORM = Set.of(
            "WaveformType",
            "NumberofLeads",
            SAMPLE_TYPE,
            SAMPLE_BASE,
            "SampleExponent",
            "HighPassFilter",
            "LowPassFilter",
            "ACFilter",
            "LeadData");

    private static final Set<String> OF_LEAD = Set.of(
            "LeadByteCountTotal",
            "LeadSampleCountTotal",
            "LeadAmplitudeUnitsPerBit",
            "LeadAmplitudeUnits",
            "LeadID",
            "LeadSampleSize",
            "LeadOff",
            TIME_OFFSET,
            "LeadDataCRC32",
            "WaveFormData");

    /** What MUSE writes where there is no limit. */
    private static final Map<String, Set<String>> USUAL = Map.of(
            "LeadHighLimit", Set.of("32767", "2147483647"),
            "LeadLowLimit", Set.of("-32768", "-2147483648", "268435456"));

    private final XmlElement root;
    private final XmlElement waveform;
    private final List<XmlElement> leads;

    MuseFields(XmlElement root, XmlElement waveform) {
        this.root = root;
        this.waveform = waveform;
        this.leads = waveform.all("LeadData");
    }

    /**
     * What is odd, one line each.
     *
     * @throws BadData where a field contradicts the samples, or leads do not begin together
     */
    List<String> notes() {
        requireContinuous();
        requireAllLeads();
        requireOneTimeOffset();
        UnappliedFields fields = new UnappliedFields();
        fields.take("", TIME_OFFSET, leads.get(0).textOf(TIME_OFFSET), Set.of());
        waveform.all().stream()
                .filter(field -> !OF_WAVEFORM.contains(field.name()))
                .forEach(field -> fields.take("", field.name(), field.text(), Set.of()));
        leads.forEach(lead -> takeLead(lead, fields));
        takeOtherRates(fields);
        return fields.notes();
    }

    private static void takeLead(XmlElement lead, UnappliedFields fields) {
        lead.all().stream()
                .filter(field -> !OF_LEAD.contains(field.name()))
                .forEach(field -> fields.take(
                        lead.textOf("LeadID"), field.name(), field.text(), USUAL.getOrDefault(field.name(), Set.of())));
    }

    /** Measurements have a sample base of their own, usually the same. */
    private void takeOtherRates(UnappliedFields fields) {
        String base = waveform.textOf(SAMPLE_BASE);
        root.all().stream()
                .filter(part -> !part.name().equals("Waveform"))
                .flatMap(part -> part.all().stream())
                .filter(field -> field.name().endsWith(SAMPLE_BASE))
                .forEach(field -> fields.take("", field.name(), field.text(), Set.of(base)));
    }

    private void requireContinuous() {
        String type = waveform.textOf(SAMPLE_TYPE);
        if (!type.isEmpty() && !type.equalsIgnoreCase(CONTINUOUS)) {
            throw new BadData(waveform.where(), "expected the sample type %s, got '%s'".formatted(CONTINUOUS, type));
        }
    }

    private void requireAllLeads() {
        String stated = waveform.textOf("NumberofLeads");
        if (Decimal.parse(stated).orElse(leads.size()) != leads.size()) {
            throw new BadData(
                    waveform.where(),
                    String.format(
                            Locale.ROOT, "the waveform promises %s leads, the file has %d", stated, leads.size()));
        }
    }

    private void requireOneTimeOffset() {
        Set<Double> offsets = leads.stream()
                .map(lead -> Decimal.parse(lead.textOf(TIME_OFFSET)).orElse(0))
                .collect(Collectors.toSet());
        if (offsets.size() > 1) {
            throw new BadData(
                    waveform.where(),
                    "leads must begin together, got time offsets of "
                            + offsets.stream().sorted().limit(8).toList());
        }
    }
}
