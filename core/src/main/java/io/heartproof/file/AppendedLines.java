package io.heartproof.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;

/**
 * A text file that grows line by line. A line that was appended is on the device, also after a kill or a power failure; one that
 * was torn in the middle is dropped when the file is opened again, and at once where the device is full: no line follows a torn
 * one. Safe for several threads, not for several processes.
 */
public final class AppendedLines implements Closeable {
    private final FileChannel channel;
    private final List<String> before;

    AppendedLines(FileChannel channel, List<String> before) {
        this.channel = channel;
        this.before = before;
    }

    /** Opens a file, or makes it; the folder must be there. */
    public static AppendedLines open(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.truncate(whole).position(whole);
            String text = new String(Arrays.copyOf(bytes, whole), StandardCharsets.UTF_8);
            return new AppendedLines(channel, text.lines().toList());
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    /** The whole lines that were there when it was opened. */
    public List<String> before() {
        return before;
    }

    /** Adds a line; returns once it is on the device. */
    public synchronized void append(String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + "\n").getBytes(StandardCharsets.UTF_8));
        long whole = channel.position();
        try {
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(false);
        } catch (IOException e) {
            takeBack(whole, e);
            throw e;
        }
    }

    /** A file that cannot be shortened takes no further lines. */
    private void takeBack(long whole, IOException cause) throws IOException {
        try {
            channel.truncate(whole).position(whole);
        } catch (IOException e) {
            cause.addSuppressed(e);
            channel.close();
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
