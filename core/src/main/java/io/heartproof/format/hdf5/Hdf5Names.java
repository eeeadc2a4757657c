package io.heartproof.format.hdf5;

import io.heartproof.problem.BadData;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Names of recordings in an HDF5 data set (N) or (N, 1): whole numbers, or texts. */
final class Hdf5Names {
    private static final int LONGEST = 256;

    private Hdf5Names() {}

    /** Reads them; {@link BadData} where they are something else. */
    static List<String> read(Hdf5Array array) throws IOException {
        long count = array.shape().get(0);
        if (array.shape().stream().skip(1).anyMatch(size -> size != 1) || count > Integer.MAX_VALUE) {
            throw wrong(array, "one name per recording", "the shape " + array.shape());
        }
        if (array.data().getDataType() instanceof FixedPoint number && Hdf5Array.isWhole(number)) {
            return numbers(array, number, (int) count);
        }
        if (array.data().getDataType() instanceof StringData text && text.getSize() <= LONGEST) {
            return texts(array, text.getSize(), (int) count);
        }
        if (array.data().getDataType() instanceof VariableLength && array.data() instanceof ContiguousDataset) {
            return Arrays.stream((Object[]) array.data().getDataFlat())
                    .map(String::valueOf)
                    .toList();
        }
        throw wrong(
                array,
                "whole numbers or texts of fixed length as names",
                array.data().getDataType().getClass().getSimpleName());
    }

    private static List<String> numbers(Hdf5Array array, FixedPoint type, int count) throws IOException {
        ByteBuffer bytes = array.rows().read(0, count).order(array.order());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long number = number(array, type, bytes);
            if (number < 0) {
                throw wrong(array, "numbers from 0 to " + Long.MAX_VALUE + " as names", Long.toString(number));
            }
            names.add(Long.toString(number));
        }
        return names;
    }

    private static long number(Hdf5Array array, FixedPoint type, ByteBuffer bytes) {
        boolean signed = type.isSigned();
        return switch (type.getSize()) {
            case Byte.BYTES -> signed ? bytes.get() : Byte.toUnsignedLong(bytes.get());
            case Short.BYTES -> signed ? bytes.getShort() : Short.toUnsignedLong(bytes.getShort());
            case Integer.BYTES -> signed ? bytes.getInt() : Integer.toUnsignedLong(bytes.getInt());
            case Long.BYTES -> bytes.getLong();
            default -> throw wrong(array, "whole numbers of at most eight bytes", type.getSize() + " bytes");
        };
    }

    private static List<String> texts(Hdf5Array array, int length, int count) throws IOException {
        ByteBuffer bytes = array.rows().read(0, count);
        byte[] text = new byte[length];
        List<String> names = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            bytes.get(text);
            String whole = new String(text, StandardCharsets.UTF_8);
            int end = whole.indexOf(0);
            names.add((end < 0 ? whole : whole.substring(0, end)).strip());
        }
        return names;
    }

    private static BadData wrong(Hdf5Array array, String expected, String got) {
        return new BadData(
                array.file().toString(), "'" + array.data().getName() + "': expected " + expected + ", got " + got);
    }
}
