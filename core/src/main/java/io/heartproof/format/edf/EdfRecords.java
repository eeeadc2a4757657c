package io.heartproof.format.edf;

import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The records after a header: in each the samples of the first signal, then of the second, as 16-bit codes. */
final class EdfRecords {
    /** Bytes of a sample. */
    static final int BYTES = Short.BYTES;

    private final EdfHeader header;
    private final InputStream in;
    private final byte[] block = new byte[1 << 13];
    private final List<SignalPiece> pieces = new ArrayList<>();

    EdfRecords(EdfHeader header, InputStream in) {
        this.header = header;
        this.in = in;
    }

    /**
     * The parts of a record that are read: the work for a record must not grow with signals that are passed over.
     *
     * @param skipped bytes before it since the piece before
     * @param lead its place among the wanted signals; -1 for annotations
     * @param samples of it in a record
     */
    private record SignalPiece(int signal, long skipped, int lead, int samples) {
        long bytes() {
            return (long) samples * BYTES;
        }
    }

    /**
     * Amplitudes of the wanted signals, which have as many samples per record each.
     *
     * @param samples of each signal in the whole file, which has been shown to be that large
     * @param notes odd things are added
     */
    float[][] read(List<EdfSignal> wanted, int samples, List<String> notes) throws IOException {
        float[][] amplitudes = new float[wanted.size()][samples];
        EdfCodes[] codes = wanted.stream().map(EdfCodes::new).toArray(EdfCodes[]::new);
        EdfClock clock = new EdfClock(header, wanted.get(0));
        long rest = takePieces(wanted, clock);
        try {
            for (int record = 0; record < header.records(); record++) {
                Interruption.checkAt(record);
                takeRecord(record, amplitudes, codes, clock);
                in.skipNBytes(rest);
            }
        } catch (EOFException e) {
            throw new BadData(header.where(), "the file became shorter while it was read", e);
        }
        clock.note().ifPresent(notes::add);
        Stream.of(codes).forEach(signal -> signal.note().ifPresent(notes::add));
        return amplitudes;
    }

    /** Gives the bytes behind the last piece of a record. */
    private long takePieces(List<EdfSignal> wanted, EdfClock clock) {
        IdentityHashMap<EdfSignal, Integer> places = new IdentityHashMap<>();
        wanted.forEach(signal -> places.put(signal, places.size()));
        long skipped = 0;
        for (int i = 0; i < header.signals().size(); i++) {
            EdfSignal signal = header.signals().get(i);
            int lead = places.getOrDefault(signal, -1);
            if (lead >= 0 || clock.wants(i)) {
                pieces.add(new SignalPiece(i, skipped, lead, signal.samplesPerRecord()));
                skipped = 0;
            } else {
                skipped += (long) signal.samplesPerRecord() * BYTES;
            }
        }
        return skipped;
    }

    private void takeRecord(int record, float[][] amplitudes, EdfCodes[] codes, EdfClock clock) throws IOException {
        for (SignalPiece piece : pieces) {
            in.skipNBytes(piece.skipped);
            if (piece.lead >= 0) {
                take(amplitudes[piece.lead], record * piece.samples, piece.samples, codes[piece.lead]);
            } else {
                int head = clock.wants(piece.signal) ? (int) Math.min(piece.bytes(), block.length) : 0;
                if (head > 0) {
                    clock.take(record, fill(head));
                }
                in.skipNBytes(piece.bytes() - head);
            }
        }
    }

    private void take(float[] amplitudes, int start, int samples, EdfCodes codes) throws IOException {
        int end = start + samples;
        for (int at = start; at < end; ) {
            int count = Math.min(end - at, block.length / BYTES);
            ByteBuffer bytes = fill(count * BYTES);
            while (bytes.hasRemaining()) {
                amplitudes[at++] = codes.amplitude(bytes.getShort());
            }
        }
    }

    private ByteBuffer fill(int bytes) throws IOException {
        if (in.readNBytes(block, 0, bytes) < bytes) {
            throw new EOFException();
        }
        return ByteBuffer.wrap(block, 0, bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
