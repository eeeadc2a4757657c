package io.heartproof.dataset.tar;

import io.heartproof.dataset.table.RecordName;
import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;
import org.jspecify.annotations.Nullable;

/**
 * The files of a tar archive, one after the other, with the places where their bytes lie. The archive is read once from beginning
 * to end; nothing of it is held but the name of the current file. Only plain files and folders may be in it: a link, a device, a
 * file with holes, a name that leaves the archive and a size beyond its end are refused.
 *
 * <p>Headers are decoded by the library; the way through them is ours, since the library's holds whole names and extended headers
 * in memory however large, and calls itself for each of a series of them. Source: POSIX.1-2017, pax, "ustar Interchange Format"
 * and "pax Extended Header"; GNU tar's long names. Not thread-safe.
 */
public final class TarMembers implements Closeable {
    private static final int BLOCK = TarConstants.DEFAULT_RCDSIZE;
    private static final int MOST_NAME_BYTES = 4096;
    private static final int MOST_EXTENDED_BYTES = 1 << 16;

    /** The first bytes of what these programs unpack. */
    private static final Map<String, String> COMPRESSED = Map.of(
            "gunzip", "1f8b", "bunzip2", "425a68", "unxz", "fd377a585a00", "unzstd", "28b52ffd", "unlz4", "04224d18");

    private final String where;
    private final InputStream in;
    private final long size;
    private final byte[] chunk = new byte[1 << 14];
    private long position;
    private long fileEnd;
    private long nextHeader;

    /**
     * Begins at the first file.
     *
     * @param where the archive, for messages
     * @param in its bytes, which this closes
     * @param size how many there are
     */
    public TarMembers(Path where, InputStream in, long size) {
        this.where = where.toString();
        this.in = in;
        this.size = size;
    }

    /**
     * The next file; what was not read of the one before is skipped.
     *
     * @return empty after the last one, when everything has been read
     * @throws BadData where the archive breaks a rule
     */
    public Optional<TarMember> next() throws IOException {
        TarExtension extension = TarExtension.NONE;
        while (true) {
            TarHeader header = header();
            if (header == null) {
                return Optional.empty();
            }
            switch (header.type()) {
                case TarConstants.LF_PAX_EXTENDED_HEADER_LC ->
                    extension = extension.and(TarExtension.ofPax(where, content(header, MOST_EXTENDED_BYTES)));
                case TarConstants.LF_GNUTYPE_LONGNAME ->
                    extension = extension.and(TarExtension.ofName(content(header, MOST_NAME_BYTES)));
                case TarConstants.LF_PAX_GLOBAL_EXTENDED_HEADER ->
                    TarExtension.ofPax(where, content(header, MOST_EXTENDED_BYTES))
                            .requireNone(where);
                case TarConstants.LF_DIR -> {
                    safeSteps(extension.name().orElse(header.name()));
                    extension = TarExtension.NONE;
                }
                case TarConstants.LF_NORMAL, TarConstants.LF_OLDNORM -> {
                    TarHeader whole = extension.applied(header);
                    List<String> steps = safeSteps(whole.name());
                    String name = steps.get(steps.size() - 1);
                    goOnAfter(name, whole.bytes());
                    if (!name.startsWith(".")) { // of the system that packed them
                        return Optional.of(new TarMember(folder(steps), name, position, whole.bytes()));
                    }
                    extension = TarExtension.NONE;
                }
                default ->
                    throw broken("holds '" + RecordName.printable(header.name())
                            + "', which is no plain file but a link, a device or a file with holes");
            }
        }
    }

    /** The next bytes of the current file; 0 after its last one. */
    public int read(byte[] buffer) throws IOException {
        int most = (int) Math.min(buffer.length, fileEnd - position);
        int count = in.readNBytes(buffer, 0, most);
        position += count;
        if (count < most) {
            throw new EOFException(where + ": became shorter while it was read");
        }
        return count;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    /** The next header; null at the archive's end. */
    private @Nullable TarHeader header() throws IOException {
        skipTo(nextHeader);
        byte[] block = new byte[BLOCK];
        if (size - position < BLOCK) {
            throw broken(position == 0 ? "is no tar archive" : "has no end mark: it was cut off");
        }
        fill(block);
        if (isEmpty(block)) {
            requireNothingMore();
            return null;
        }
        if (!isHeader(block)) {
            throw broken(notTar(block));
        }
        nextHeader = position;
        return TarHeader.of(where, block);
    }

    private static boolean isHeader(byte[] block) {
        try {
            return TarUtils.verifyCheckSum(block);
        } catch (IllegalArgumentException e) { // no number stands where its checksum should
            return false;
        }
    }

    private String notTar(byte[] block) {
        if (position > BLOCK) {
            return "is damaged at byte " + (position - BLOCK);
        }
        return COMPRESSED.entrySet().stream()
                .filter(program -> HexFormat.of().formatHex(block).startsWith(program.getValue()))
                .findFirst()
                .map(program -> "is compressed: shards are read where they lie, so unpack it with " + program.getKey())
                .orElse("is no tar archive");
    }

    /** The bytes of an extended header. */
    private byte[] content(TarHeader header, int most) throws IOException {
        if (header.bytes() > most) {
            throw broken(String.format(
                    Locale.ROOT, "has an extended header of %d bytes, at most %d are read", header.bytes(), most));
        }
        goOnAfter("an extended header", header.bytes());
        byte[] content = new byte[(int) header.bytes()];
        fill(content);
        return content;
    }

    /** The next header stands after so many bytes, in whole blocks. */
    private void goOnAfter(String what, long bytes) {
        if (bytes > size - position) {
            throw broken(String.format(
                    Locale.ROOT, "gives %s %d bytes, %d are left in the archive", what, bytes, size - position));
        }
        fileEnd = position + bytes;
        nextHeader = position + (bytes + BLOCK - 1) / BLOCK * BLOCK;
    }

    private void skipTo(long target) throws IOException {
        fileEnd = Math.min(target, size);
        for (int count = read(chunk); count > 0; ) {
            count = read(chunk);
        }
    }

    private void requireNothingMore() throws IOException {
        fileEnd = size;
        for (int count = read(chunk); count > 0; count = read(chunk)) {
            if (!isEmpty(Arrays.copyOf(chunk, count))) {
                throw broken("goes on after its end mark: archives cannot be joined as files are");
            }
        }
    }

    private void fill(byte[] target) throws IOException {
        fileEnd = position + target.length;
        read(target);
    }

    private static boolean isEmpty(byte[] block) {
        for (byte value : block) {
            if (value != 0) {
                return false;
            }
        }
        return true;
    }

    /** Folders and name of a file; they must not lead out of the archive. */
    private List<String> safeSteps(String path) {
        List<String> steps = List.of(path.split("/", -1));
        if (steps.get(0).isEmpty() || steps.contains("..") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            throw broken("holds '" + RecordName.printable(path) + "', a name that leaves it");
        }
        return steps;
    }

    /** However it is written: {@code ./a//b/x} lies in {@code a/b}. */
    private static String folder(List<String> steps) {
        return steps.subList(0, steps.size() - 1).stream()
                .filter(step -> !step.isEmpty() && !step.equals("."))
                .collect(Collectors.joining("/"));
    }

    private BadData broken(String problem) {
        return new BadData(where, problem);
    }
}
