package io.heartproof.format.mat;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.rule.PatientFacts;
import io.heartproof.format.rule.RecordingName;
import io.heartproof.format.rule.SampleLimit;
import io.heartproof.format.rule.UnstatedUnit;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.signal.Lead;
import io.heartproof.signal.LeadSignal;
import io.heartproof.signal.Patient;
import io.heartproof.signal.Recording;
import io.heartproof.signal.Sex;
import io.heartproof.signal.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * CPSC2018's struct: {@code data} = 12 x T numbers in mV (leads I, II, III, aVR, aVL, aVF, V1 to V6; stored sample by
 * sample), {@code age} and {@code sex}; other fields are passed over
 * with a note. Numbers of a class of whole numbers are counts and not calibrated. It does not state its sampling rate, which is
 * 500 Hz unless the user says otherwise. The format has no code for an invalid sample, so every number is finite.
 */
final class EcgStruct {
    private static final Set<String> WANTED = Set.of("data", "age", "sex");
    private static final double SAMPLING_RATE_HZ = 500;
    private static final int LONGEST_FIELD_NAME = 64;
    private static final int MOST_FIELDS = 256;
    private static final int LONGEST_TEXT = 64;
    private static final int MOST_LISTED = 12;
    private static final int BLOCK_SAMPLES = 512;
    private static final int INT8 = 1;
    private static final int UINT16 = 4;
    private static final int INT32 = 5;

    private final MatInput in;
    private final List<String> passedOver = new ArrayList<>();
    private float @Nullable [][] leads;
    private boolean areCounts;
    private OptionalInt age = OptionalInt.empty();
    private Sex sex = Sex.UNKNOWN;

    private EcgStruct(MatInput in) {
        this.in = in;
    }

    /** Takes the fields of a struct whose array header has been taken. */
    static EcgStruct read(MatInput in, MatArray header) throws IOException {
        if (header.rows() * header.columns() != 1) {
            throw new BadData(
                    in.where(),
                    String.format(
                            Locale.ROOT, "expected one struct ECG, got %d x %d", header.rows(), header.columns()));
        }
        EcgStruct struct = new EcgStruct(in);
        for (String name : struct.fieldNames()) {
            struct.take(name);
        }
        return struct;
    }

    /** The recording in it. */
    Recording recording(RecordingFile file, OptionalDouble samplingRateHz) {
        if (leads == null) {
            throw new BadData(file.where(), "struct ECG has no field 'data' with numbers");
        }
        List<LeadSignal> signals = new ArrayList<>();
        for (int i = 0; i < leads.length; i++) {
            signals.add(
                    areCounts
                            ? LeadSignal.uncalibrated(Lead.STANDARD_12.get(i), leads[i])
                            : LeadSignal.millivolts(Lead.STANDARD_12.get(i), leads[i]));
        }
        return new Recording(
                RecordingName.of(file),
                samplingRateHz.orElse(SAMPLING_RATE_HZ),
                signals,
                new Patient(age, sex),
                List.of(),
                new Source("MATLAB v5 (CPSC2018)", List.of(file.where()), notes(leads)));
    }

    private List<String> notes(float[][] samples) {
        List<String> notes = new ArrayList<>();
        if (!passedOver.isEmpty()) {
            notes.add("fields of the struct are passed over: "
                    + passedOver.stream().limit(MOST_LISTED).collect(Collectors.joining(", "))
                    + (passedOver.size() > MOST_LISTED ? ", ..." : ""));
        }
        if (areCounts) {
            notes.add("the data are whole numbers, which are counts, so no lead is calibrated");
            return notes;
        }
        float peak = 0;
        for (float[] lead : samples) {
            for (float sample : lead) {
                peak = Math.max(peak, Math.abs(sample));
            }
        }
        UnstatedUnit.note(peak).ifPresent(notes::add);
        return notes;
    }

    private List<String> fieldNames() throws IOException {
        ByteBuffer length = in.data(INT32, Integer.BYTES, "the length of field names");
        int bytes = length.remaining() == Integer.BYTES ? length.getInt() : 0;
        ByteBuffer names = in.data(INT8, LONGEST_FIELD_NAME * MOST_FIELDS, "the field names");
        if (bytes < 1 || bytes > LONGEST_FIELD_NAME || names.capacity() % bytes != 0) {
            throw new BadData(
                    in.where(),
                    String.format(
                            Locale.ROOT,
                            "field names must have from 1 to %d bytes each, got %s for %d",
                            LONGEST_FIELD_NAME,
                            Counted.of(names.capacity(), "byte"),
                            bytes));
        }
        List<String> all = new ArrayList<>();
        for (int at = 0; at < names.capacity(); at += bytes) {
            all.add(MatArray.text(names.slice(at, bytes)));
        }
        return all;
    }

    private void take(String name) throws IOException {
        if (!WANTED.contains(name)) {
            passedOver.add(name.replaceAll("[\\p{Cc}\\p{Cf}]", "?"));
        }
        MatInput.MatTag tag = in.tag();
        if (tag.type() != MatArray.ELEMENT) {
            throw new BadData(
                    in.where(), "field '" + name + "' must be an array, got an element of type " + tag.type());
        }
        long end = in.position() + tag.bytes();
        if (tag.bytes() > 0) {
            takeValue(name, MatArray.read(in));
        }
        if (in.position() > end) {
            throw new BadData(
                    in.where(),
                    "field '" + name + "' is longer than the " + Counted.of(tag.bytes(), "byte") + " promised");
        }
        in.skip(end - in.position());
    }

    private void takeValue(String name, MatArray array) throws IOException {
        switch (name) {
            case "data" -> leads = data(array);
            case "age" -> age = PatientFacts.age(number(array));
            case "sex" -> sex = PatientFacts.sex(text(array));
            default -> {}
        }
    }

    private float[][] data(MatArray array) throws IOException {
        int leadCount = Lead.STANDARD_12.size();
        if (!array.isRealNumeric()) {
            throw new BadData(in.where(), "the data must be real numbers, got an array of class " + array.type());
        }
        if (!array.matrix()) {
            throw new BadData(in.where(), "the data must be a matrix, got an array of more dimensions");
        }
        areCounts = array.isWhole();
        if (array.rows() != leadCount) {
            throw new BadData(in.where(), "expected " + leadCount + " leads, got " + array.rows());
        }
        int samples = SampleLimit.check(in.where(), leadCount, array.columns());
        MatInput.MatTag tag = in.tag();
        MatNumberType type = MatNumberType.of(in.where(), tag.type());
        long expected = (long) samples * leadCount * type.bytes();
        if (tag.bytes() != expected) {
            throw new BadData(
                    in.where(),
                    String.format(
                            Locale.ROOT,
                            "%d x %d numbers of %s take %s, got %d",
                            leadCount,
                            samples,
                            Counted.of(type.bytes(), "byte"),
                            Counted.of(expected, "byte"),
                            tag.bytes()));
        }
        float[][] all = new float[leadCount][samples];
        byte[] block = new byte[BLOCK_SAMPLES * leadCount * type.bytes()];
        for (int start = 0; start < samples; start += BLOCK_SAMPLES) {
            int count = Math.min(BLOCK_SAMPLES, samples - start);
            takeSamples(in.fill(block, count * leadCount * type.bytes()), type, all, start);
        }
        return all;
    }

    private void takeSamples(ByteBuffer numbers, MatNumberType type, float[][] all, int start) {
        for (int sample = start; numbers.hasRemaining(); sample++) {
            for (int lead = 0; lead < all.length; lead++) {
                float value = (float) type.next(numbers);
                if (!Float.isFinite(value)) {
                    throw new BadData(
                            in.where(),
                            String.format(
                                    Locale.ROOT,
                                    "samples must be finite, got %s in lead %s at sample %d",
                                    value,
                                    Lead.STANDARD_12.get(lead),
                                    sample));
                }
                all[lead][sample] = value;
            }
        }
    }

    private double number(MatArray array) throws IOException {
        if (!array.isRealNumeric() || array.rows() * array.columns() != 1) {
            return Double.NaN;
        }
        MatInput.MatTag tag = in.tag();
        MatNumberType type = MatNumberType.of(in.where(), tag.type());
        return tag.bytes() == type.bytes() ? type.next(in.data(tag)) : Double.NaN;
    }

    private String text(MatArray array) throws IOException {
        if (!array.isText() || array.rows() * array.columns() > LONGEST_TEXT) {
            return "";
        }
        MatInput.MatTag tag = in.tag();
        if (tag.bytes() > 2 * LONGEST_TEXT) {
            return "";
        }
        ByteBuffer data = in.data(tag);
        return tag.type() == UINT16
                ? data.asCharBuffer().toString().strip()
                : StandardCharsets.UTF_8.decode(data).toString().strip();
    }
}
