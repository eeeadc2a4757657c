package io.heartproof.prepared;

import io.heartproof.contract.InputContract;
import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.Entry;
import io.heartproof.problem.BadData;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * An open file of prepared recordings. Numbers are int32, big-endian.
 *
 * <pre>
 * header   what the file was made from, see {@link PreparedKey}
 * blocks   one per entry of the list, in its order, see {@link PreparedBlock}
 * index    per entry: samples per lead t (0 where it was refused), bytes of the block, CRC32C of the block
 * end      CRC32C of header and index
 * </pre>
 *
 * No size is believed: the number of entries is the caller's, and the blocks have to fill the file exactly. Thread-safe.
 */
final class PreparedFile implements Closeable {
    static final int INDEX_ENTRY = 3 * Integer.BYTES;

    private final String where;
    private final FileChannel channel;
    private final InputContract contract;

    /** @param channel open for reading; it is closed with this file */
    PreparedFile(String where, FileChannel channel, InputContract contract) {
        this.where = where;
        this.channel = channel;
        this.contract = contract;
    }

    /**
     * Checks every byte of the file, block by block, and hands out what is in it. The recordings are read anew, and checked
     * again, whenever they are asked for, until this file is closed.
     *
     * @throws BadData where the file is not what the key says or is damaged
     */
    void checkAll(PreparedKey key, List<Entry> entries, PreparedSink sink, Progress.Stage stage) throws IOException {
        byte[] header = key.header();
        int indexSize = Math.multiplyExact(INDEX_ENTRY, entries.size());
        long end = channel.size() - indexSize - Integer.BYTES;
        if (end < header.length || !Arrays.equals(bytes(0, header.length), header)) {
            throw damaged("is of other recordings or another version");
        }
        byte[] indexBytes = bytes(end, indexSize);
        ByteBuffer index = ByteBuffer.wrap(indexBytes);
        if (ByteBuffer.wrap(bytes(end + indexSize, Integer.BYTES)).getInt() != checksum(header, indexBytes)) {
            throw damaged("has a damaged index");
        }
        long position = header.length;
        for (Entry entry : entries) {
            Block block = new Block(position, index.getInt(), index.getInt(), index.getInt());
            requireRoom(block, end);
            if (block.length == 0) {
                sink.refuse(entry, reason(block));
            } else {
                sink.add(entry, new Stored(recording(block).recording(), block));
            }
            position += block.size;
            stage.advance(1);
        }
        if (position != end) {
            throw damaged(String.format(
                    Locale.ROOT, "has %s that belong to no recording", Counted.of(end - position, "byte")));
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    static int checksum(byte[]... parts) {
        CRC32C crc = new CRC32C();
        for (byte[] part : parts) {
            crc.update(part);
        }
        return (int) crc.getValue();
    }

    /**
     * Where a block lies, and what the index says of it.
     *
     * @param length samples per lead, 0 for a reason
     */
    private record Block(long position, int length, int size, int checksum) {}

    /** A recording that stays in the file. */
    private final class Stored implements Prepared {
        private final String recording;
        private final Block block;

        Stored(String recording, Block block) {
            this.recording = recording;
            this.block = block;
        }

        @Override
        public String recording() {
            return recording;
        }

        @Override
        public int length() {
            return block.length;
        }

        @Override
        public PreparedRecording read() {
            try {
                return PreparedFile.this.recording(block);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void requireRoom(Block block, long end) {
        long samples = (long) block.length * contract.leads().size();
        if (block.length < 0
                || block.length > contract.form().cutSamples()
                || block.size < Float.BYTES * samples
                || block.size > end - block.position) {
            throw damaged(String.format(
                    Locale.ROOT,
                    "has a recording of %s in %s",
                    Counted.of(block.length, "sample"),
                    Counted.of(block.size, "byte")));
        }
    }

    private PreparedRecording recording(Block block) throws IOException {
        try {
            return PreparedBlock.recording(content(block), contract.leads().size(), block.length);
        } catch (BufferUnderflowException e) {
            throw damaged("has a recording that is cut off");
        }
    }

    private String reason(Block block) throws IOException {
        try {
            return PreparedBlock.reason(content(block));
        } catch (BufferUnderflowException e) {
            throw damaged("has a reason that is cut off");
        }
    }

    private ByteBuffer content(Block block) throws IOException {
        byte[] content = bytes(block.position, block.size);
        if (checksum(content) != block.checksum) {
            throw damaged("has a damaged recording at byte " + block.position);
        }
        return ByteBuffer.wrap(content);
    }

    private byte[] bytes(long position, int count) throws IOException {
        byte[] bytes = new byte[count];
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, position + buffer.position()) < 0) {
                throw damaged("ends at byte " + channel.size());
            }
        }
        return bytes;
    }

    private BadData damaged(String what) {
        return new BadData(where, what);
    }
}
