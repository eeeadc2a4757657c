package io.heartproof.prepared;

import io.heartproof.contract.Prepared;
import io.heartproof.contract.PreparedRecording;
import io.heartproof.dataset.Entry;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Writes a {@link PreparedFile}, one recording after the other; no more than one is in memory. Not thread-safe. */
final class PreparedWriter implements PreparedSink {
    private final FileChannel channel;
    private final byte[] header;
    private final ByteArrayOutputStream index = new ByteArrayOutputStream();
    private final DataOutputStream indexed = new DataOutputStream(index);

    /** @param channel at the beginning of an empty file, open for writing; the caller closes it */
    PreparedWriter(FileChannel channel, PreparedKey key) throws IOException {
        this.channel = channel;
        header = key.header();
        write(header);
    }

    @Override
    public void add(Entry entry, Prepared recording) throws IOException {
        PreparedRecording whole = recording.read();
        add(whole.length(), PreparedBlock.of(whole));
    }

    @Override
    public void refuse(Entry entry, String reason) throws IOException {
        add(0, PreparedBlock.ofReason(reason));
    }

    /** Ends the file, which is on the device afterwards. */
    void finish() throws IOException {
        indexed.writeInt(PreparedFile.checksum(header, index.toByteArray()));
        write(index.toByteArray());
        channel.force(true);
    }

    private void add(int length, byte[] block) throws IOException {
        indexed.writeInt(length);
        indexed.writeInt(block.length);
        indexed.writeInt(PreparedFile.checksum(block));
        write(block);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }
}
