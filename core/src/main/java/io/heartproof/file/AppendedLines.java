package io.heartproof.file;

import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32C;

/**
 * A file of JSON that grows line by line. A line that was appended is on the device, also after a kill or a power failure; one that
 * was torn in the middle is dropped when the file is opened again, and at once where the device is full: no line follows a torn
 * one. In the file a value stands behind a checksum, {@code ["1a2b3c4d",VALUE]} (CRC-32C in hexadecimal digits), so that a changed
 * digit is no other value. Safe for several threads, not for several processes.
 */
public final class AppendedLines implements Closeable {
    /** What stands around a value. */
    private static final String FRAME = "[\"00000000\",]";

    private final FileChannel channel;
    private final List<String> before;

    AppendedLines(FileChannel channel, List<String> before) {
        this.channel = channel;
        this.before = before;
    }

    /**
     * Opens a file, or makes it; the folder must be there.
     *
     * @throws BadData where a whole line is not what was written
     */
    public static AppendedLines open(Path file) throws IOException {
        byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
        int whole = bytes.length;
        while (whole > 0 && bytes[whole - 1] != '\n') {
            whole--;
        }
        String text = new String(Arrays.copyOf(bytes, whole), StandardCharsets.UTF_8);
        List<String> before = values(file, text.lines().toList());
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.truncate(whole).position(whole);
            return new AppendedLines(channel, before);
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static List<String> values(Path file, List<String> lines) {
        List<String> values = new ArrayList<>();
        for (String line : lines) {
            String value = line.length() > FRAME.length() ? line.substring(FRAME.length() - 1, line.length() - 1) : "";
            if (!line.equals(framed(value))) {
                throw new BadData(
                        file.toString(),
                        "record " + (values.size() + 1) + ": is damaged, it is not what its checksum says");
            }
            values.add(value);
        }
        return values;
    }

    private static String framed(String value) {
        CRC32C sum = new CRC32C();
        sum.update(value.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "[\"%08x\",%s]", sum.getValue(), value);
    }

    /** The values of the whole lines that were there when it was opened. */
    public List<String> before() {
        return before;
    }

    /**
     * Adds a line; returns once it is on the device.
     *
     * @param value JSON without line ends
     */
    public synchronized void append(String value) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((framed(value) + "\n").getBytes(StandardCharsets.UTF_8));
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
