package io.heartproof.format.array;

import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/** Opens an npy file with the signals of many recordings. */
final class NpySignals {
    private static final char LITTLE_ENDIAN = '<';

    private NpySignals() {}

    /**
     * Reads the header and checks that the file has exactly the bytes that it promises.
     *
     * @throws BadData where it does not, or holds no little-endian numbers in C's order
     */
    static NumericArray open(Path file) throws IOException {
        String where = file.toString();
        NpyHeader header;
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            header = NpyHeader.read(where, in);
        }
        ElementType type = ElementType.of(header.type().substring(1))
                .filter(known -> header.type().charAt(0) == LITTLE_ENDIAN)
                .orElseThrow(() ->
                        new BadData(where, "expected little-endian " + ElementType.names() + ", got " + header.type()));
        OptionalLong expected = NumericArray.bytes(header.shape(), type.bytes());
        long got = Files.size(file) - header.bytes();
        if (expected.isEmpty() || expected.getAsLong() != got) {
            throw new BadData(
                    where,
                    "has " + Counted.of(got, "byte") + " behind its header, which do not make the shape "
                            + header.shape() + " of " + header.type());
        }
        long rowBytes = header.shape().isEmpty() ? got : got / header.shape().get(0);
        FlatRows rows = new FlatRows(file, header.bytes(), rowBytes);
        return new NumericArray(where, type, ByteOrder.LITTLE_ENDIAN, header.shape(), rows);
    }
}
