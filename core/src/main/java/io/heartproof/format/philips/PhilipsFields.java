package io.heartproof.format.philips;

import io.heartproof.format.rule.Decimal;
import io.heartproof.format.rule.UnappliedFields;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.problem.BadData;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the acquisition and the waveforms say about samples beside rate and resolution. Both say much of it, and must say the
 * same; fields that may change samples and are not applied are noted.
 */
final class PhilipsFields {
    /** Words in the names of fields that change what samples are worth. */
    private static final Pattern CHANGES =
            Pattern.compile(".*(?:offset|gain|scale|baseline|inver|polarity|delay|skew).*");

    private final XmlElement signal;
    private final XmlElement waveforms;

    /**
     * @param signal the characteristics of the signal
     * @param waveforms the parsed waveforms
     */
    PhilipsFields(XmlElement signal, XmlElement waveforms) {
        this.signal = signal;
        this.waveforms = waveforms;
    }

    /**
     * What is odd, one line each.
     *
     * @throws BadData where fields contradict one another or samples are none with a sign
     */
    List<String> notes() {
        requireSame(signal.textOf("samplingrate"), "samplespersecond");
        requireSame(signal.textOf("resolution"), "resolution");
        requireSame(signal.textOf("signalresolution"), "resolution");
        requireOneResolution();
        requireSigned(signal.textOf("signalsigned"));
        requireSigned(attribute("signalsigned"));
        UnappliedFields fields = new UnappliedFields();
        Set<String> bits = Set.of("16");
        fields.take("", "bitspersample", signal.textOf("bitspersample"), bits);
        fields.take("", "bitspersample", attribute("bitspersample"), bits);
        fields.take("", "nbitspersample", attribute("nbitspersample"), bits);
        fields.take(
                "",
                "numberchannelsvalid",
                signal.textOf("numberchannelsvalid"),
                Set.of(signal.textOf("numberchannelsallocated")));
        signal.all().stream()
                .filter(field -> changes(field.name()))
                .forEach(field -> fields.take("", field.name(), field.text(), Set.of()));
        waveforms.attributeNames().stream()
                .filter(PhilipsFields::changes)
                .forEach(name -> fields.take("", name, attribute(name), Set.of()));
        return fields.notes();
    }

    private static boolean changes(String field) {
        return CHANGES.matcher(field.toLowerCase(Locale.ROOT)).matches();
    }

    private void requireSame(String ofSignal, String attribute) {
        double expected = Decimal.parse(ofSignal).orElse(Double.NaN);
        double got = Decimal.parse(attribute(attribute).strip()).orElse(expected);
        if (!Double.isNaN(expected) && expected != got) {
            throw new BadData(
                    signal.where(),
                    "signal and waveforms must have one %s, got %s and %s".formatted(attribute, expected, got));
        }
    }

    private void requireOneResolution() {
        String resolution = signal.textOf("resolution");
        String ofSignal = signal.textOf("signalresolution");
        double expected = Decimal.parse(resolution).orElse(Double.NaN);
        if (Decimal.parse(ofSignal).orElse(expected) != expected && !Double.isNaN(expected)) {
            throw new BadData(
                    signal.where(),
                    "<resolution> and <signalresolution> must be the same, got %s and %s"
                            .formatted(resolution, ofSignal));
        }
    }

    private void requireSigned(String text) {
        if (text.equalsIgnoreCase("false")) {
            throw new BadData(signal.where(), "samples must have a sign, got <signalsigned> False");
        }
    }

    private String attribute(String name) {
        return waveforms.attribute(name).orElse("");
    }
}
