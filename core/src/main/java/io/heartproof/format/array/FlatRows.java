package io.heartproof.format.array;

import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Rows that lie one after the other in a file, which is opened for each reading. Immutable and thread-safe.
 *
 * @param begin the byte at which the first row begins
 * @param rowBytes bytes of a row
 */
public record FlatRows(Path file, long begin, long rowBytes) implements Rows {
    @Override
    public ByteBuffer read(long first, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(count * rowBytes));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long place = begin + first * rowBytes;
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, place + bytes.position()) < 0) {
                    throw new BadData(file.toString(), "ends at byte " + channel.size() + ", within row " + first);
                }
            }
        }
        return bytes.flip();
    }
}
