package io.heartproof.format.array;

import io.heartproof.format.rule.AmplitudeUnit;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.rule.SamplingRate;
import io.heartproof.format.rule.UnstatedUnit;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/**
 * The signals of many recordings as one array, (N, T, L) or (N, L, T): which of the two, the number of leads tells that the user
 * names. A row becomes a recording when it is asked for. Zeros of all leads at either end are padding, unless the row says how
 * long it is. Immutable and thread-safe.
 */
public final class SignalArray {
    private static final int RANK = 3;

    private final NumericArray array;
    private final String format;

    private SignalArray(NumericArray array, String format) {
        this.array = array;
        this.format = format;
    }

    /**
     * Opens an npy file.
     *
     * @throws BadData where it holds no such array, or its size and its header disagree
     */
    public static SignalArray ofNpy(Path file) throws IOException {
        return of(NpySignals.open(file), "npy");
    }

    /** The array of a file of that format. */
    public static SignalArray of(NumericArray array, String format) {
        List<Long> shape = array.shape();
        if (shape.size() != RANK) {
            throw new BadData(
                    array.where(),
                    "expected signals of the shape (recordings, samples, leads), got the shape " + shape);
        }
        if (shape.get(0) > Integer.MAX_VALUE || shape.get(1) > SampleLimit.LARGEST / shape.get(2)) {
            throw new BadData(
                    array.where(),
                    String.format(
                            Locale.ROOT,
                            "at most %d recordings of %d samples over all leads are read, got the shape %s",
                            Integer.MAX_VALUE,
                            SampleLimit.LARGEST,
                            shape));
        }
        return new SignalArray(array, format);
    }

    /** How many recordings there are, N. */
    public int size() {
        return array.shape().get(0).intValue();
    }

    /** What messages call a row. */
    public String where(ArrayRow row) {
        return array.where() + " row " + row.row() + " (" + row.name() + ")";
    }

    /** The bytes of a row as they are in the file, without any filter. */
    public ByteBuffer bytes(ArrayRow row) throws IOException {
        return array.row(row.row());
    }

    /**
     * Reads one recording; its leads are called as the user calls them.
     *
     * @throws BadData where the user does not say what the array does not, or the row is empty
     */
    public Recording read(ArrayRow row, OptionalDouble samplingRateHz, ArrayOptions options) throws IOException {
        String where = where(row);
        double rate = samplingRateHz.orElseThrow(
                () -> new BadData(where, "states no sampling rate; give it with " + SamplingRate.OPTION));
        AmplitudeUnit unit = unit(where, options);
        float[][] whole =
                values(where, array.row(row.row()), options.leadOrder().size(), unit.scale());
        SampleRange range = row.samples().isPresent()
                ? SampleRange.first(where, row.samples().getAsInt(), whole[0].length)
                : SampleRange.withoutPadding(where, whole);
        List<String> notes = new ArrayList<>(range.note().stream().toList());
        List<LeadSignal> signals = IntStream.range(0, whole.length)
                .mapToObj(lead -> unit.signal(new Lead(options.leadOrder().get(lead)), range.of(whole[lead])))
                .toList();
        if (!unit.isCalibrated()) {
            notes.add("no lead is calibrated: the unit is not known");
            UnstatedUnit.note(peak(signals)).ifPresent(notes::add);
        }
        Source source = new Source(format, List.of(array.where()), notes);
        return new Recording(row.name(), rate, signals, Patient.UNKNOWN, List.of(), source);
    }

    private static AmplitudeUnit unit(String where, ArrayOptions options) {
        String name = options.unit()
                .orElseThrow(() -> new BadData(
                        where,
                        "states no unit of amplitude; give it with --unit, such as mV or uV, or "
                                + ArrayOptions.UNKNOWN_UNIT + " where nobody knows it"));
        return options.isUnitUnknown() ? new AmplitudeUnit("", 1) : AmplitudeUnit.of(name);
    }

    /** The numbers of a row times the scale, lead by lead (L, T). */
    private float[][] values(String where, ByteBuffer bytes, int leads, double scale) {
        int first = array.shape().get(1).intValue();
        int second = array.shape().get(2).intValue();
        if (leads == 0) {
            throw new BadData(where, "names no leads; give their order with --lead-order, such as I,II,III");
        }
        if ((first == leads) == (second == leads)) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "expected %s in one of its two directions, got %d by %d",
                            Counted.of(leads, "lead"),
                            first,
                            second));
        }
        boolean leadsLast = second == leads;
        int samples = leadsLast ? first : second;
        float[][] values = new float[leads][samples];
        int place = 0;
        for (int i = 0; i < first; i++) {
            for (int j = 0; j < second; j++) {
                values[leadsLast ? j : i][leadsLast ? i : j] =
                        valid(scale * array.type().at(bytes, place));
                place += array.type().bytes();
            }
        }
        return values;
    }

    /** A number beyond those of float32 is no amplitude, but a sample that overflowed. */
    private static float valid(double value) {
        float sample = (float) value;
        return Float.isInfinite(sample) ? Float.NaN : sample;
    }

    private static float peak(List<LeadSignal> signals) {
        float peak = 0;
        for (LeadSignal signal : signals) {
            for (float sample : signal.samples()) {
                peak = Float.isNaN(sample) ? peak : Math.max(peak, Math.abs(sample));
            }
        }
        return peak;
    }
}
