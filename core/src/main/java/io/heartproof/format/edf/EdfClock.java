package io.heartproof.format.edf;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Watches the onsets that a file states for its records, in the first annotation of each ({@code +12.5<20><20>}). They should
 * follow one another within half a sample. In EDF+D, which may have gaps, another onset is an error; elsewhere the records
 * follow one another by the format's own rule, so that the first other onset is noted.
 */
final class EdfClock {
    private static final char END_OF_ONSET = 20;
    private static final char END_OF_TIME = 21; // a duration follows
    private static final int LONGEST_ONSET = 64;

    private final EdfHeader header;
    private final int annotations;
    private final double toleranceSeconds;
    private double expectedSeconds;
    private boolean isWatching = true;
    private Optional<String> note = Optional.empty();

    EdfClock(EdfHeader header, EdfSignal ecg) {
        this.header = header;
        this.annotations =
                header.signals().stream().map(EdfSignal::isAnnotation).toList().indexOf(true);
        this.toleranceSeconds = header.recordSeconds() / ecg.samplesPerRecord() / 2;
        if (mayHaveGaps() && annotations < 0) {
            throw new BadData(header.where(), "an EDF+D file must have a signal 'EDF Annotations', found none");
        }
    }

    /** Whether the signal of that number states the onsets, and they are still checked. */
    boolean wants(int signal) {
        return isWatching && annotations == signal;
    }

    /** Takes the annotations of the next record. */
    void take(int record, ByteBuffer bytes) {
        OptionalDouble onset = onset(bytes);
        if (onset.isEmpty()) {
            mismatch(String.format(Locale.ROOT, "record %d states no onset", record + 1));
            return;
        }
        double expected = record == 0 ? onset.getAsDouble() : expectedSeconds;
        expectedSeconds = onset.getAsDouble() + header.recordSeconds(); // a rounded duration must not add up
        if (!(Math.abs(onset.getAsDouble() - expected) < toleranceSeconds)) {
            mismatch(String.format(
                    Locale.ROOT, "record %d begins at %s s, expected %s s", record + 1, onset.getAsDouble(), expected));
        }
    }

    private void mismatch(String what) {
        if (mayHaveGaps()) {
            throw new BadData(header.where(), "EDF+D is read only without gaps, " + what);
        }
        isWatching = false;
        note = Optional.of("by its annotations " + what + "; " + header.kind().title()
                + " has no gaps, so it is read as having none");
    }

    /** What was odd. */
    Optional<String> note() {
        return note;
    }

    private static OptionalDouble onset(ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        String onset = text.substring(0, Math.max(text.indexOf(END_OF_ONSET), 0));
        int end = onset.indexOf(END_OF_TIME);
        return Decimal.parse(onset.length() > LONGEST_ONSET ? "" : end < 0 ? onset : onset.substring(0, end));
    }

    private boolean mayHaveGaps() {
        return header.kind() == EdfHeader.EdfVariant.EDF_DISCONTINUOUS;
    }
}
