package io.heartproof.format.dicom;

import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.LinearScale;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Leads that were sampled together: one sampling rate, samples of all channels stored point in time by point in time.
 *
 * @param number from 1, in the file's order
 */
record MultiplexGroup(int number, DicomSet set) {
    private static final int MOST_CHANNELS = 1 << 10;
    private static final String RHYTHM = "RHYTHM";
    private static final Pattern BEAT = Pattern.compile(".*(?:MEDIAN|BEAT|AVERAGE|TEMPLATE|REPRESENTATIVE).*");

    /**
     * What groups have in common that are parts of one recording.
     *
     * @param isBeat whether they hold one beat computed from many
     * @param offset of their first sample from the recording's start, in ms
     */
    record GroupSpan(boolean isBeat, double samplingRateHz, double offset, long samples) {}

    GroupSpan span() {
        double offset = set.decimalOrNone(Tag.GROUP_TIME_OFFSET);
        return new GroupSpan(
                isBeat(),
                set.decimalOrNone(Tag.FREQUENCY),
                Double.isNaN(offset) ? 0 : offset,
                set.bytes(Tag.SAMPLES).remaining() == Integer.BYTES ? set.unsigned(Tag.SAMPLES) : 0);
    }

    double samplingRateHz() {
        double rate = set.decimal(Tag.FREQUENCY).orElse(0);
        if (!(rate > 0)) {
            throw new BadData(set.where(), title() + " must have a positive sampling frequency, got " + rate);
        }
        return rate;
    }

    String title() {
        String label = set.text(Tag.GROUP_LABEL);
        return "multiplex group " + number + (label.isEmpty() ? "" : " (" + label + ")");
    }

    /** How many of the twelve standard leads its channels name. */
    long standardLeads() {
        return set.items(Tag.CHANNEL_DEFINITIONS).stream()
                .limit(MOST_CHANNELS)
                .flatMap(definition -> LeadTable.standard(new WaveformChannel(1, definition).leadName()).stream())
                .distinct()
                .count();
    }

    /** The amplitudes of its channels in the channels' units, NaN where the file has no sample. */
    float[][] amplitudes(List<WaveformChannel> channels) {
        int samples = SampleLimit.check(set.where(), channels.size(), set.unsigned(Tag.SAMPLES));
        SampleCode code = SampleCode.of(set, bitsStored(channels));
        ByteBuffer data = set.bytes(Tag.DATA);
        long needed = (long) samples * channels.size() * code.bytes();
        if (data.remaining() < needed) {
            throw new BadData(
                    set.where(),
                    String.format(
                            Locale.ROOT,
                            "%s of %s take %s, got %d",
                            Counted.of(channels.size(), "channel"),
                            Counted.of(samples, "sample"),
                            Counted.of(needed, "byte"),
                            data.remaining()));
        }
        LinearScale[] scales = channels.stream().map(WaveformChannel::scale).toArray(LinearScale[]::new);
        float[][] amplitudes = new float[channels.size()][samples];
        for (int sample = 0; sample < samples; sample++) {
            Interruption.checkAt(sample);
            for (int lead = 0; lead < amplitudes.length; lead++) {
                amplitudes[lead][sample] = amplitude(code, code.next(data), scales[lead]);
            }
        }
        return amplitudes;
    }

    /** What is odd about the length of the data; a last sample may be cut or padded. */
    Optional<String> surplus(List<WaveformChannel> channels) {
        long stated = set.unsigned(Tag.SAMPLES);
        long held = set.bytes(Tag.DATA).remaining()
                / ((long) channels.size()
                        * SampleCode.of(set, bitsStored(channels)).bytes());
        return held > stated + 1
                ? Optional.of(String.format(
                        Locale.ROOT,
                        "%s states %d samples, those behind them up to %d are not read",
                        title(),
                        stated,
                        held))
                : Optional.empty();
    }

    private float amplitude(SampleCode code, long value, LinearScale scale) {
        if (code.isPadding(value)) {
            return Float.NaN;
        }
        if (!code.holds(value)) {
            throw new BadData(
                    set.where(),
                    String.format(
                            Locale.ROOT,
                            "%s must have codes of %d to %d by its bits stored, got %d",
                            title(),
                            code.smallest(),
                            code.largest(),
                            value));
        }
        return scale.amplitude((double) value);
    }

    /** All bits that are allocated where no channel stores fewer. */
    private long bitsStored(List<WaveformChannel> channels) {
        long bits = set.unsigned(Tag.BITS_ALLOCATED);
        for (WaveformChannel channel : channels) {
            ByteBuffer stored = channel.definition().bytes(Tag.BITS_STORED);
            int count = stored.remaining() == Short.BYTES ? stored.getShort() : 0;
            bits = count > 0 ? Math.min(bits, count) : bits;
        }
        return Math.min(Math.max(bits, 1), Integer.SIZE);
    }

    List<WaveformChannel> channels() {
        List<DicomSet> definitions = set.items(Tag.CHANNEL_DEFINITIONS);
        long stated = set.unsigned(Tag.CHANNELS);
        if (stated != definitions.size() || stated < 1 || stated > MOST_CHANNELS) {
            throw new BadData(
                    set.where(),
                    String.format(
                            Locale.ROOT,
                            "%s must define each of its channels, got %s for %s",
                            title(),
                            Counted.of(definitions.size(), "definition"),
                            Counted.of(stated, "channel")));
        }
        List<WaveformChannel> channels = new ArrayList<>();
        for (DicomSet definition : definitions) {
            channels.add(new WaveformChannel(channels.size() + 1, definition));
        }
        return channels;
    }

    boolean isDerived() {
        return set.text(Tag.ORIGINALITY).equals("DERIVED");
    }

    boolean isCalledRhythm() {
        return label().contains(RHYTHM);
    }

    private boolean isBeat() {
        return BEAT.matcher(label()).matches() && !isCalledRhythm();
    }

    private String label() {
        return set.text(Tag.GROUP_LABEL).toUpperCase(Locale.ROOT);
    }
}
