package io.heartproof.format.edf;

import io.heartproof.format.rule.Decimal;
import io.heartproof.problem.BadData;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Watches the onsets that an EDF+D file states for its records, in the first annotation of each
 * ({@code +12.5<20><20>}): they must follow one another within half a sample.
 */
final class EdfClock {
    private static final char END_OF_ONSET = 20;
    private static final int LONGEST_ONSET = 64;

    private final EdfHeader header;
    private final int annotations;
    private final double toleranceSeconds;
    private double firstOnset;

    EdfClock(EdfHeader header, EdfSignal ecg) {
        this.header = header;
        this.annotations =
                header.signals().stream().map(EdfSignal::isAnnotation).toList().indexOf(true);
        this.toleranceSeconds = header.recordSeconds() / ecg.samplesPerRecord() / 2;
        if (isNeeded() && annotations < 0) {
            throw new BadData(header.where(), "an EDF+D file must have a signal 'EDF Annotations', found none");
        }
    }

    /** Whether the signal of that number states the onsets and they are needed. */
    boolean wants(int signal) {
        return isNeeded() && annotations == signal;
    }

    /** Takes the annotations of the next record. */
    void take(int record, ByteBuffer bytes) {
        double onset = onset(record, bytes);
        if (record == 0) {
            firstOnset = onset;
        }
        double expected = firstOnset + record * header.recordSeconds();
        if (!(Math.abs(onset - expected) < toleranceSeconds)) {
            throw new BadData(
                    header.where(),
                    String.format(
                            Locale.ROOT,
                            "EDF+D is read only without gaps, record %d begins at %s s, expected %s s",
                            record + 1,
                            onset,
                            expected));
        }
    }

    private double onset(int record, ByteBuffer bytes) {
        String text = StandardCharsets.ISO_8859_1.decode(bytes).toString();
        String onset = text.substring(0, Math.max(text.indexOf(END_OF_ONSET), 0));
        return Decimal.parse(onset.length() <= LONGEST_ONSET ? onset : "")
                .orElseThrow(() -> new BadData(
                        header.where(), String.format(Locale.ROOT, "record %d states no onset", record + 1)));
    }

    private boolean isNeeded() {
        return header.kind() == EdfHeader.Kind.EDF_DISCONTINUOUS;
    }
}
