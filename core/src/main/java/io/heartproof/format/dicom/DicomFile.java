package io.heartproof.format.dicom;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/**
 * A DICOM file as one data set: 128 free bytes, {@code DICM}, the meta group in explicit form, then the data set in the
 * form that the meta group names. A file is read whole, so it may have at most 2^28 bytes (2^26 unpacked where it is
 * deflated).
 */
final class DicomFile {
    /** Bytes before the meta group. */
    static final int START = 132;

    private static final long LARGEST = 1L << 28;
    private static final int LARGEST_INFLATED = 1 << 26;
    private static final int BUFFER_BYTES = 1 << 13;
    private static final String IMPLICIT = "1.2.840.10008.1.2";
    private static final String EXPLICIT = "1.2.840.10008.1.2.1";
    private static final String DEFLATED = "1.2.840.10008.1.2.1.99";

    private DicomFile() {}

    /** @throws BadData where it is too large, damaged or in another transfer syntax */
    static DicomSet read(RecordingFile file) throws IOException {
        String where = file.where();
        if (file.size() > LARGEST) {
            throw new BadData(
                    where,
                    String.format(Locale.ROOT, "at most %d bytes of DICOM are read, got %d", LARGEST, file.size()));
        }
        byte[] all = file.bytes();
        ByteBuffer bytes = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
        bytes.position(Math.min(START, bytes.limit()));
        String syntax = new DicomParser(where, bytes, DicomParser.Encoding.EXPLICIT)
                .meta()
                .text(Tag.TRANSFER_SYNTAX);
        return switch (syntax) {
            case IMPLICIT -> new DicomParser(where, bytes, DicomParser.Encoding.IMPLICIT).all();
            case EXPLICIT -> new DicomParser(where, bytes, DicomParser.Encoding.EXPLICIT).all();
            case DEFLATED ->
                new DicomParser(where, inflated(where, all, bytes.position()), DicomParser.Encoding.EXPLICIT).all();
            default ->
                throw new BadData(
                        where,
                        "expected little-endian DICOM (plain or deflated), got transfer syntax '" + syntax + "'");
        };
    }

    /** Unpacks twice: once to see how much it is, so that a bomb is refused before there is room for it. */
    private static ByteBuffer inflated(String where, byte[] bytes, int from) throws IOException {
        byte[] all = new byte[inflatedSize(where, bytes, from)];
        try (InputStream in = inflating(bytes, from)) {
            in.readNBytes(all, 0, all.length);
        }
        return ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int inflatedSize(String where, byte[] bytes, int from) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int size = 0;
        try (InputStream in = inflating(bytes, from)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                Interruption.check();
                size += read;
                if (size > LARGEST_INFLATED) {
                    throw new BadData(where, "deflated DICOM may unpack to at most " + LARGEST_INFLATED + " bytes");
                }
            }
        } catch (ZipException | EOFException e) {
            throw new BadData(where, "deflated data are damaged (" + e.getMessage() + ")", e);
        }
        return size;
    }

    private static InputStream inflating(byte[] bytes, int from) {
        Inflater inflater = new Inflater(true);
        return new InflaterInputStream(new ByteArrayInputStream(bytes, from, bytes.length - from), inflater) {
            @Override
            public void close() throws IOException {
                super.close();
                inflater.end();
            }
        };
    }
}
