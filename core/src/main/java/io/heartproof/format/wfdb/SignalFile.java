package io.heartproof.format.wfdb;

import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.header.SignalLine;
import io.heartproof.format.wfdb.raw.RawLayout;
import io.heartproof.format.wfdb.raw.SampleFormat;
import io.heartproof.format.wfdb.raw.SignalFileMark;
import io.heartproof.parallel.Interruption;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;

/**
 * One signal file: the signals of a header that are stored in it, frame by frame, in one format. Bytes are read once,
 * block by block.
 */
final class SignalFile {
    private static final int BLOCK_CODES = 1 << 13;
    private static final int LONGEST_FRAME = 1 << 16;

    private final RecordingFile file;
    private final SampleFormat format;
    private final long byteOffset;
    private final int frameLength;
    private final List<SignalLine> lines;

    /**
     * @param where the header, for messages
     * @param file the file, which exists
     * @param lines its signals in order, at least one
     */
    SignalFile(String where, RecordingFile file, List<SignalLine> lines) {
        this.file = file;
        this.lines = lines;
        this.format = lines.get(0).storage().format();
        this.byteOffset = lines.get(0).storage().byteOffset();
        long length = 0;
        for (SignalLine line : lines) {
            requireSameStorage(where, line.storage());
            length += line.storage().samplesPerFrame();
        }
        if (length > LONGEST_FRAME) {
            throw new BadData(
                    where, "a frame of a signal file has at most " + LONGEST_FRAME + " samples, got " + length);
        }
        this.frameLength = (int) length;
    }

    private void requireSameStorage(String where, SignalLine.Storage storage) {
        if (storage.format() != format || storage.byteOffset() != byteOffset) {
            throw new BadData(
                    where,
                    String.format(
                            Locale.ROOT,
                            "all signals of file '%s' must have one format and byte offset, got %d+%d and %d+%d",
                            storage.file(),
                            format.number(),
                            byteOffset,
                            storage.format().number(),
                            storage.byteOffset()));
        }
    }

    RecordingFile file() {
        return file;
    }

    /** Refuses a file that begins with another format's mark. */
    void requireRaw(String where) throws IOException {
        SignalFileMark.requireRaw(where, file, new RawLayout(format.number(), byteOffset, frameLength));
    }

    /** How many whole frames the file holds. */
    long framesHeld() throws IOException {
        return format.samples(Math.max(file.size() - byteOffset, 0)) / frameLength;
    }

    /** Reads the first {@code frames} frames: one decoder per signal that serves, by its line. */
    IdentityHashMap<SignalLine, SignalDecoder> read(int frames, int samplesPerFrame) throws IOException {
        IdentityHashMap<SignalLine, SignalDecoder> decoders = decoders(frames, samplesPerFrame);
        int blockFrames = wholeGroups(Math.min(BLOCK_CODES / frameLength, frames));
        int[] codes = new int[blockFrames * frameLength];
        byte[] bytes = new byte[(int) format.bytes(codes.length)];
        try (SeekableByteChannel channel = file.open()) {
            channel.position(byteOffset);
            for (int frame = 0; frame < frames; frame += blockFrames) {
                Interruption.check();
                int count = Math.min(blockFrames, frames - frame);
                fill(channel, bytes, (int) format.bytes((long) count * frameLength));
                format.decode(bytes, codes, count * frameLength);
                for (SignalDecoder decoder : decoders.values()) {
                    decoder.take(codes, count, frameLength);
                }
            }
        }
        return decoders;
    }

    private static int wholeGroups(int frames) {
        return (frames / SampleFormat.GROUP + 1) * SampleFormat.GROUP;
    }

    private IdentityHashMap<SignalLine, SignalDecoder> decoders(int frames, int samplesPerFrame) {
        IdentityHashMap<SignalLine, SignalDecoder> decoders = new IdentityHashMap<>();
        int frameOffset = 0;
        for (SignalLine line : lines) {
            if (FrameRate.serves(line, samplesPerFrame)) {
                decoders.put(line, new SignalDecoder(line, frameOffset, samplesPerFrame, frames));
            }
            frameOffset += line.storage().samplesPerFrame();
        }
        return decoders;
    }

    private void fill(SeekableByteChannel channel, byte[] bytes, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes, 0, count);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                throw new BadData(file.where(), "the file became shorter while it was read");
            }
        }
    }
}
