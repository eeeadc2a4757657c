package io.heartproof.format.edf;

import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Patient;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The header: 256 bytes, then 256 per signal, stored field by field.
 *
 * @param records data records in the file
 * @param recordSeconds seconds of each
 * @param notes what is odd about it
 */
record EdfHeader(
        String where,
        EdfVariant kind,
        Patient patient,
        long records,
        double recordSeconds,
        List<EdfSignal> signals,
        List<String> notes) {
    private static final int MOST_SIGNALS = 1 << 12;
    private static final int BYTES_PER_SIGNAL = 256;
    private static final int UNKNOWN = -1;

    /** The three variants. */
    enum EdfVariant {
        EDF,
        EDF_CONTINUOUS,
        EDF_DISCONTINUOUS;

        static EdfVariant of(String reserved) {
            if (reserved.startsWith("EDF+D")) {
                return EDF_DISCONTINUOUS;
            }
            return reserved.startsWith("EDF+C") ? EDF_CONTINUOUS : EDF;
        }

        String title() {
            return switch (this) {
                case EDF -> "EDF";
                case EDF_CONTINUOUS -> "EDF+C";
                case EDF_DISCONTINUOUS -> "EDF+D";
            };
        }
    }

    /** Takes the header from a file of so many bytes; what follows are the records. */
    static EdfHeader read(String where, InputStream in, long fileBytes) throws IOException {
        EdfFields fixed = EdfFields.take(where, in, BYTES_PER_SIGNAL);
        fixed.text(8);
        String patient = fixed.text(80);
        String recording = fixed.text(80);
        fixed.text(16);
        long headerBytes = fixed.whole("the header's length", 8);
        EdfVariant kind = EdfVariant.of(fixed.text(44));
        long records = fixed.whole("the number of records", 8);
        double seconds = fixed.number("the duration of a record", 8);
        int count = (int) fixed.whole("the number of signals", 4);
        if (count < 1 || count > MOST_SIGNALS || headerBytes != (count + 1L) * BYTES_PER_SIGNAL) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "a header has 256 bytes and as many for each of 1 to %d signals, got %s for %s",
                            MOST_SIGNALS,
                            Counted.of(headerBytes, "byte"),
                            Counted.of(count, "signal")));
        }
        List<EdfSignal> signals = signals(EdfFields.take(where, in, count * BYTES_PER_SIGNAL), count);
        long present = recordsPresent(where, fileBytes - headerBytes, signals);
        List<String> notes = notes(where, records, present);
        Patient facts = kind == EdfVariant.EDF ? EdfPatient.ofFreeText(patient) : EdfPatient.of(patient, recording);
        return new EdfHeader(where, kind, facts, records == UNKNOWN ? present : records, seconds, signals, notes);
    }

    private static List<String> notes(String where, long records, long present) {
        if (records == UNKNOWN) {
            return List.of("the header does not say how many records there are, read all " + present);
        }
        String promised = "the header promises " + Counted.of(records, "record");
        if (records < 0 || records > present) {
            throw new BadData(where, promised + ", the file has " + present);
        }
        return records == present
                ? List.of()
                : List.of(promised + ", those behind them up to " + present + " are not read");
    }

    private static List<EdfSignal> signals(EdfFields fields, int count) {
        List<String> labels = fields.texts(count, 16);
        fields.texts(count, 80);
        List<String> units = fields.texts(count, 8);
        List<String> physicalMinimum = fields.texts(count, 8);
        List<String> physicalMaximum = fields.texts(count, 8);
        List<String> digitalMinimum = fields.texts(count, 8);
        List<String> digitalMaximum = fields.texts(count, 8);
        fields.texts(count, 80);
        List<EdfSignal> signals = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            var range = new EdfSignal.DigitalRange(
                    units.get(i),
                    physicalMinimum.get(i),
                    physicalMaximum.get(i),
                    digitalMinimum.get(i),
                    digitalMaximum.get(i));
            int samples = (int) fields.whole("the number of samples per record", 8);
            if (samples < 0) {
                throw new BadData(fields.where(), "samples per record must not be negative, got " + samples);
            }
            signals.add(new EdfSignal(fields.where(), labels.get(i), range, samples));
        }
        return signals;
    }

    private static long recordsPresent(String where, long bytes, List<EdfSignal> signals) {
        long perRecord = signals.stream()
                .mapToLong(s -> (long) s.samplesPerRecord() * EdfRecords.BYTES)
                .sum();
        if (perRecord == 0) {
            throw new BadData(where, "a record must hold at least one sample, got none");
        }
        return Math.max(bytes, 0) / perRecord;
    }
}
