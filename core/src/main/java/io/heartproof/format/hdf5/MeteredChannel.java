package io.heartproof.format.hdf5;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.NonWritableChannelException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file whose structure is read through this channel, and which may not ask for more reading than its size justifies: nodes
 * that name one another in circles, or name one node a thousand times, end in an error. Not thread-safe.
 */
final class MeteredChannel implements SeekableByteChannel {
    private static final long FREE_BYTES = 8L << 20;
    private static final int BYTES_OF_A_READ = 256; // what a read costs beside what it gives

    private final FileChannel file;
    private long left;

    private MeteredChannel(FileChannel file) throws IOException {
        this.file = file;
        this.left = FREE_BYTES + 4 * file.size();
    }

    static MeteredChannel open(Path file) throws IOException {
        return new MeteredChannel(FileChannel.open(file, StandardOpenOption.READ));
    }

    /** From here on every reading is paid for by the caller, who knows what is asked for. */
    void openBar() {
        left = Long.MAX_VALUE;
    }

    @Override
    public int read(ByteBuffer target) throws IOException {
        left -= BYTES_OF_A_READ + target.remaining();
        if (left < 0) {
            throw new IOException("its structure names the same parts again and again");
        }
        return file.read(target);
    }

    @Override
    public long position() throws IOException {
        return file.position();
    }

    @Override
    public SeekableByteChannel position(long position) throws IOException {
        file.position(position);
        return this;
    }

    @Override
    public long size() throws IOException {
        return file.size();
    }

    @Override
    public int write(ByteBuffer source) {
        throw new NonWritableChannelException();
    }

    @Override
    public SeekableByteChannel truncate(long size) {
        throw new NonWritableChannelException();
    }

    @Override
    public boolean isOpen() {
        return file.isOpen();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
