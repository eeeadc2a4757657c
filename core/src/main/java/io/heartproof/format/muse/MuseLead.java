package io.heartproof.format.muse;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;

/** One {@code LeadData}: 16-bit little-endian codes in Base64, worth {@code LeadAmplitudeUnitsPerBit} each. */
final class MuseLead {
    /** No amplifier gives the smallest code, -160 mV: it stands for a sample that is missing, as in WFDB's format 16. */
    private static final short NO_SAMPLE = Short.MIN_VALUE;

    private final XmlElement data;

    MuseLead(XmlElement data) {
        this.data = data;
    }

    String name() {
        return line(data.require("LeadID").text());
    }

    boolean isOff() {
        return data.textOf("LeadOff").equalsIgnoreCase("TRUE");
    }

    /** Its samples; {@code leads} is how many leads the waveform has. */
    LeadSignal signal(Lead lead, int leads) {
        String size = data.first("LeadSampleSize").map(XmlElement::text).orElse("2");
        if (!size.equals("2")) {
            throw new BadData(data.where(), "lead %s must have 2 bytes per sample, got '%s'".formatted(lead, size));
        }
        ByteBuffer codes =
                ByteBuffer.wrap(data.require("WaveFormData").base64()).order(ByteOrder.LITTLE_ENDIAN);
        int samples = SampleLimit.check(data.where(), leads, codes.remaining() / Short.BYTES);
        requireCount(lead, "LeadSampleCountTotal", samples, codes.remaining());
        requireCount(lead, "LeadByteCountTotal", samples * Short.BYTES, codes.remaining());
        LinearScale scale = scale(lead);
        float[] amplitudes = new float[samples];
        for (int i = 0; i < samples; i++) {
            Interruption.checkAt(i);
            short code = codes.getShort();
            amplitudes[i] = code == NO_SAMPLE ? Float.NaN : scale.amplitude(code);
        }
        return scale.signal(lead, amplitudes);
    }

    private void requireCount(Lead lead, String field, int expected, int bytes) {
        double stated = data.first(field)
                .filter(element -> !element.text().isEmpty())
                .map(XmlElement::number)
                .orElse((double) expected);
        if (bytes % Short.BYTES != 0 || stated != expected) {
            throw new BadData(
                    data.where(),
                    String.format(
                            Locale.ROOT,
                            "lead %s must have as many samples of 2 bytes as %s says, %s, got %s",
                            lead,
                            field,
                            stated,
                            Counted.of(bytes, "byte")));
        }
    }

    private LinearScale scale(Lead lead) {
        AmplitudeUnit amplitude = AmplitudeUnit.of(line(data.textOf("LeadAmplitudeUnits")));
        double perCode = data.require("LeadAmplitudeUnitsPerBit").number();
        if (perCode < 0) {
            throw new BadData(
                    data.where(), "lead %s must not have negative units per bit, got %s".formatted(lead, perCode));
        }
        return LinearScale.of(data.where() + ", lead " + lead, perCode, 0, amplitude);
    }

    private static String line(String text) {
        return text.replaceAll("\\p{Cc}", "?");
    }
}
