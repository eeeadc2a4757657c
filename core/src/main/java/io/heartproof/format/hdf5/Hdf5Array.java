package io.heartproof.format.hdf5;

import io.heartproof.format.array.ElementType;
import io.heartproof.format.array.FlatRows;
import io.heartproof.format.array.NumericArray;
import io.heartproof.format.array.Rows;
import io.heartproof.problem.BadData;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A data set of an HDF5 file whose sizes the file's size justifies. Immutable.
 *
 * @param shape sizes, each at least 1
 * @param rows one per index of the first size
 */
record Hdf5Array(Path file, Dataset data, List<Long> shape, Rows rows) {
    private static final int LARGEST_BAND = 1 << 28;
    private static final int DEFLATE_AT_MOST = 1_032; // times as many bytes come out (RFC 1951: 258 bytes in two bits)

    Hdf5Array {
        shape = List.copyOf(shape);
    }

    /** The data set, checked; {@link BadData} where it promises more than there is, or lies neither in one piece nor in chunks. */
    static Hdf5Array of(Path file, Dataset data) throws IOException {
        List<Long> shape = Arrays.stream(data.getDimensionsAsLong()).boxed().toList();
        int elementBytes = data.getDataType().getSize();
        long bytes = NumericArray.bytes(shape, Math.max(1, elementBytes)).orElse(-1);
        if (shape.isEmpty() || bytes < 1 || elementBytes < 1) {
            throw new BadData(file.toString(), "'" + data.getName() + "' is empty: its shape is " + shape);
        }
        if (data instanceof ContiguousDataset contiguous) {
            return new Hdf5Array(file, data, shape, flat(file, contiguous, bytes, shape.get(0)));
        }
        if (data instanceof ChunkedDataset chunked) {
            return new Hdf5Array(file, data, shape, chunked(file, chunked, shape, bytes));
        }
        throw new BadData(file.toString(), "'" + data.getName() + "' lies neither in one piece nor in chunks");
    }

    private static Rows flat(Path file, ContiguousDataset data, long bytes, long rows) throws IOException {
        long begin = data.getDataAddress() + data.getHdfFile().getUserBlockSize();
        if (data.isEmpty() || begin < 0 || bytes > Files.size(file) - begin) {
            throw promisesMore(file, data, bytes);
        }
        return new FlatRows(file, begin, bytes / rows);
    }

    private static Rows chunked(Path file, ChunkedDataset data, List<Long> shape, long bytes) throws IOException {
        List<Integer> chunk = Arrays.stream(data.getChunkDimensions()).boxed().toList();
        long size = Files.size(file);
        int elementBytes = data.getDataType().getSize();
        long chunkBytes = NumericArray.bytes(
                        chunk.stream().map(Integer::longValue).toList(), elementBytes)
                .orElse(-1);
        long rowBytes = bytes / shape.get(0);
        if (chunk.size() != shape.size()
                || chunkBytes < 1
                || chunkBytes > LARGEST_BAND
                || rowBytes > LARGEST_BAND / Math.min(chunk.get(0), shape.get(0))) {
            throw new BadData(
                    file.toString(),
                    String.format(
                            Locale.ROOT,
                            "'%s' has chunks of %s in %s, of which a row of chunks has over %d bytes",
                            data.getName(),
                            chunk,
                            shape,
                            LARGEST_BAND));
        }
        if (bytes / DEFLATE_AT_MOST > size || chunks(shape, chunk) > size || data.getStorageInBytes() > size) {
            throw promisesMore(file, data, bytes);
        }
        ChunkFilters filters = new ChunkFilters(file.toString(), data.getFilters(), elementBytes, (int) chunkBytes);
        return new ChunkedRows(data, new ChunkGrid(shape, chunk), filters, (int) rowBytes);
    }

    private static BadData promisesMore(Path file, Dataset data, long bytes) throws IOException {
        return new BadData(
                file.toString(),
                String.format(
                        Locale.ROOT,
                        "'%s' promises %d bytes, which are not there: the file has %d",
                        data.getName(),
                        bytes,
                        Files.size(file)));
    }

    private static long chunks(List<Long> shape, List<Integer> chunk) {
        long chunks = 1;
        for (int d = 0; d < chunk.size(); d++) {
            long along = (shape.get(d) - 1) / chunk.get(d) + 1;
            chunks = chunks > Long.MAX_VALUE / along ? Long.MAX_VALUE : chunks * along;
        }
        return chunks;
    }

    boolean isChunked() {
        return data instanceof ChunkedDataset;
    }

    /** The same as numbers; {@link BadData} where its elements are others. */
    NumericArray numbers() {
        ElementType type = type().orElseThrow(() -> new BadData(
                file.toString(),
                "expected " + ElementType.names() + " in '" + data.getName() + "', got "
                        + data.getDataType().getClass().getSimpleName() + " of "
                        + data.getDataType().getSize() + " bytes"));
        return new NumericArray(file.toString(), type, order(), shape, rows);
    }

    /** In which order the bytes of a number lie; numbers only. */
    ByteOrder order() {
        return ((OrderedDataType) data.getDataType()).getByteOrder();
    }

    private Optional<ElementType> type() {
        int bytes = data.getDataType().getSize();
        if (data.getDataType() instanceof FloatingPoint number && isIeee(number)) {
            return ElementType.of("f" + bytes);
        }
        return data.getDataType() instanceof FixedPoint number && number.isSigned() && isWhole(number)
                ? ElementType.of("i" + bytes)
                : Optional.empty();
    }

    /** Whether all its bits count. */
    static boolean isWhole(FixedPoint number) {
        return number.getBitOffset() == 0 && number.getBitPrecision() == Byte.SIZE * number.getSize();
    }

    /** Binary16, binary32 or binary64; bfloat16, for one, is another. */
    private static boolean isIeee(FloatingPoint number) {
        int exponent = switch (number.getSize()) {
            case 2 -> 5;
            case 4 -> 8;
            case 8 -> 11;
            default -> 0;
        };
        int mantissa = Byte.SIZE * number.getSize() - 1 - exponent;
        return number.getExponentSize() == exponent
                && number.getMantissaSize() == mantissa
                && number.getMantissaLocation() == 0
                && number.getExponentLocation() == mantissa
                && number.getSignLocation() == exponent + mantissa
                && number.getExponentBias() == (1 << (exponent - 1)) - 1;
    }
}
