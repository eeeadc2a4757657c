package io.heartproof.format.dicom;

import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a channel says beside its scale that changes what its samples are worth: when they were taken, whether the channel
 * was in order, and how it differs from the lead that it is called after.
 */
final class ChannelNotes {
    private final List<WaveformChannel> channels;
    private final double samplingRateHz;

    ChannelNotes(List<WaveformChannel> channels, double samplingRateHz) {
        this.channels = channels;
        this.samplingRateHz = samplingRateHz;
    }

    /**
     * Adds what is odd.
     *
     * @param leads of the channels
     * @throws BadData where channels were sampled a sample or more apart, so that they are not of the same points in time
     */
    void addTo(List<String> notes, List<Lead> leads) {
        for (int i = 0; i < channels.size(); i++) {
            DicomSet definition = channels.get(i).definition();
            Lead lead = leads.get(i);
            channels.get(i)
                    .otherName()
                    .ifPresent(name -> notes.add("lead %s by its code is called '%s'".formatted(lead, name)));
            String status = definition.text(Tag.CHANNEL_STATUS);
            if (!status.isEmpty() && !status.equals("OK")) {
                notes.add("lead %s has the channel status %s".formatted(lead, status));
            }
            List<DicomSet> modifiers = definition.items(Tag.SOURCE_MODIFIERS);
            if (!modifiers.isEmpty()) {
                notes.add("lead %s has source modifiers, which are not applied: %s"
                        .formatted(
                                lead,
                                modifiers.stream().map(ChannelNotes::title).collect(Collectors.joining(", "))));
            }
        }
        addTiming(notes);
    }

    private void addTiming(List<String> notes) {
        double[] shifts = channels.stream().mapToDouble(this::shiftSeconds).toArray();
        double earliest = Double.POSITIVE_INFINITY;
        double latest = Double.NEGATIVE_INFINITY;
        for (double shift : shifts) {
            earliest = Math.min(earliest, shift);
            latest = Math.max(latest, shift);
        }
        double samples = (latest - earliest) * samplingRateHz;
        if (samples > 1 - 1e-6) {
            throw new BadData(
                    channels.get(0).definition().where(),
                    String.format(
                            Locale.ROOT,
                            "channels must be sampled less than a sample apart, got skews and offsets of %s to %s s",
                            earliest,
                            latest));
        }
        if (earliest != 0 || latest != 0) {
            notes.add(String.format(
                    Locale.ROOT, "skews and offsets of the channels of %s to %s s are not applied", earliest, latest));
        }
    }

    private double shiftSeconds(WaveformChannel channel) {
        DicomSet definition = channel.definition();
        return definition.decimal(Tag.TIME_SKEW).orElse(0)
                + definition.decimal(Tag.CHANNEL_OFFSET).orElse(0)
                + definition.decimal(Tag.SAMPLE_SKEW).orElse(0) / samplingRateHz;
    }

    private static String title(DicomSet code) {
        String meaning = code.text(Tag.CODE_MEANING);
        return meaning.isEmpty() ? code.text(Tag.CODE_VALUE) : meaning;
    }
}
