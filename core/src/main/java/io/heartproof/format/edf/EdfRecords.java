package io.heartproof.format.edf;

import io.heartproof.format.rule.LinearScale;
import io.heartproof.problem.BadData;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The records after a header: in each the samples of the first signal, then of the second, as 16-bit codes. */
final class EdfRecords {
    /** Bytes of a sample. */
    static final int BYTES = Short.BYTES;

    private final EdfHeader header;
    private final InputStream in;
    private final List<Boolean> isWanted = new ArrayList<>();
    private final byte[] block = new byte[1 << 13];

    EdfRecords(EdfHeader header, InputStream in) {
        this.header = header;
        this.in = in;
    }

    /**
     * Amplitudes of the wanted signals, which have as many samples per record each.
     *
     * @param samples of each signal in the whole file, which has been shown to be that large
     */
    float[][] read(List<EdfSignal> wanted, int samples) throws IOException {
        float[][] amplitudes = new float[wanted.size()][samples];
        Set<EdfSignal> set = new HashSet<>(wanted);
        header.signals().forEach(signal -> isWanted.add(set.contains(signal)));
        LinearScale[] scales = wanted.stream().map(EdfSignal::scale).toArray(LinearScale[]::new);
        EdfClock clock = new EdfClock(header, wanted.get(0));
        try {
            for (int record = 0; record < header.records(); record++) {
                takeRecord(record, amplitudes, scales, clock);
            }
        } catch (EOFException e) {
            throw new BadData(header.where(), "the file became shorter while it was read", e);
        }
        return amplitudes;
    }

    private void takeRecord(int record, float[][] amplitudes, LinearScale[] scales, EdfClock clock) throws IOException {
        int lead = 0;
        for (int i = 0; i < header.signals().size(); i++) {
            EdfSignal signal = header.signals().get(i);
            if (isWanted.get(i)) {
                take(amplitudes[lead], record * signal.samplesPerRecord(), signal, scales[lead]);
                lead++;
                continue;
            }
            long bytes = (long) signal.samplesPerRecord() * BYTES;
            if (clock.wants(i)) {
                int head = (int) Math.min(bytes, block.length);
                clock.take(record, fill(head));
                bytes -= head;
            }
            in.skipNBytes(bytes);
        }
    }

    private void take(float[] amplitudes, int start, EdfSignal signal, LinearScale scale) throws IOException {
        int end = start + signal.samplesPerRecord();
        for (int at = start; at < end; ) {
            int count = Math.min(end - at, block.length / BYTES);
            ByteBuffer codes = fill(count * BYTES);
            while (codes.hasRemaining()) {
                amplitudes[at++] = scale.amplitude(codes.getShort());
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
