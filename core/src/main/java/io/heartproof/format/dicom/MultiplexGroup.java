package io.heartproof.format.dicom;

import io.heartproof.format.rule.LeadNames;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/**
 * Leads that were sampled together: one sampling rate, samples of all channels stored point in time by point in time.
 *
 * @param number from 1, in the file's order
 */
record MultiplexGroup(int number, DicomSet set) {
    /** Recorded before computed, rhythm before median beat, then the file's order. */
    static final Comparator<MultiplexGroup> RHYTHM_FIRST = Comparator.comparing(MultiplexGroup::isDerived)
            .thenComparing(MultiplexGroup::isBeat)
            .thenComparing(MultiplexGroup::number);

    private static final int MOST_CHANNELS = 1 << 10;

    double samplingRateHz() {
        double rate = set.decimal(Tag.FREQUENCY).orElse(0);
        if (!(rate > 0)) {
            throw new BadData(set.where(), title() + " must have a positive sampling frequency, got " + rate);
        }
        return rate;
    }

    String title() {
        String label = set.text(Tag.GROUP_LABEL);
        return "multiplex group " + number + (label.isEmpty() ? "" : " (" + label.replaceAll("\\p{Cntrl}", "?") + ")");
    }

    /** The leads; adds what is odd to {@code notes}. */
    List<LeadSignal> signals(List<String> notes) {
        List<WaveformChannel> channels = channels();
        int samples = SampleLimit.check(set.where(), channels.size(), set.unsigned(Tag.SAMPLES));
        SampleCode code = SampleCode.of(set);
        ByteBuffer data = set.bytes(Tag.DATA);
        long needed = (long) samples * channels.size() * code.bytes();
        if (data.remaining() < needed) {
            throw new BadData(
                    set.where(),
                    String.format(
                            Locale.ROOT,
                            "%d channels of %d samples take %d bytes, got %d",
                            channels.size(),
                            samples,
                            needed,
                            data.remaining()));
        }
        List<Lead> leads =
                LeadNames.leads(channels.stream().map(WaveformChannel::leadName).toList());
        float[][] amplitudes = amplitudes(channels, samples, code, data);
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            signals.add(channels.get(i).scale().signal(leads.get(i), amplitudes[i]));
            if (!signals.get(i).calibrated()) {
                notes.add("lead " + leads.get(i) + " is not calibrated");
            }
        }
        return signals;
    }

    private static float[][] amplitudes(List<WaveformChannel> channels, int samples, SampleCode code, ByteBuffer data) {
        float[][] amplitudes = new float[channels.size()][samples];
        for (int sample = 0; sample < samples; sample++) {
            for (int lead = 0; lead < amplitudes.length; lead++) {
                long value = code.next(data);
                amplitudes[lead][sample] = code.isPadding(value)
                        ? Float.NaN
                        : channels.get(lead).scale().amplitude((double) value);
            }
        }
        return amplitudes;
    }

    private List<WaveformChannel> channels() {
        List<DicomSet> definitions = set.items(Tag.CHANNEL_DEFINITIONS);
        long stated = set.unsigned(Tag.CHANNELS);
        if (stated != definitions.size() || stated < 1 || stated > MOST_CHANNELS) {
            throw new BadData(
                    set.where(),
                    String.format(
                            Locale.ROOT,
                            "%s must define each of its channels, got %d definitions for %d channels",
                            title(),
                            definitions.size(),
                            stated));
        }
        List<WaveformChannel> channels = new ArrayList<>();
        for (DicomSet definition : definitions) {
            channels.add(WaveformChannel.of(channels.size() + 1, definition));
        }
        return channels;
    }

    private boolean isDerived() {
        return set.text(Tag.ORIGINALITY).equals("DERIVED");
    }

    private boolean isBeat() {
        String label = set.text(Tag.GROUP_LABEL).toUpperCase(Locale.ROOT);
        return label.contains("MEDIAN") || label.contains("BEAT");
    }
}
