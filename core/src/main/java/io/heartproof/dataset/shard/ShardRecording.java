package io.heartproof.dataset.shard;

import io.heartproof.dataset.store.RecordingEndings;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.HeaderFiles;
import io.heartproof.format.wfdb.header.HeaderComments;
import io.heartproof.problem.BadData;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recording in a shard. Its bytes are read at their places and held to the digests of the index, so that a damaged shard, or
 * one that another has replaced, gives no other recording.
 */
record ShardRecording(Path shard, IndexedRecording indexed) implements StoredRecording {
    @Override
    public String name() {
        return indexed.recording();
    }

    @Override
    public String where() {
        return where(main());
    }

    @Override
    public Recording read(ReadOptions options) throws IOException {
        Map<String, byte[]> files = new HashMap<>();
        requireFew();
        try (FileChannel channel = FileChannel.open(shard)) {
            for (IndexedRecording.IndexedFile file : indexed.files()) {
                files.put(where(file.name()), bytes(channel, file));
            }
        }
        return read(RecordingFile.of(where(), files), options);
    }

    private Recording read(RecordingFile file, ReadOptions options) throws IOException {
        try {
            return RecordingFiles.read(file, options);
        } catch (BadData e) {
            Optional<String> missing = hasHeader() ? HeaderFiles.missing(file) : Optional.empty();
            throw missing.isEmpty()
                    ? e
                    : new BadData(
                            where(),
                            "names the file '" + missing.get() + "', which is not in this shard; all files of a"
                                    + " recording must be (heartproof shard writes such shards)");
        }
    }

    @Override
    public boolean isSimulated() throws IOException {
        return hasHeader() && HeaderComments.isSimulated(header());
    }

    @Override
    public List<String> diagnosisCodes() throws IOException {
        return hasHeader() ? HeaderComments.diagnosisCodes(header()) : List.of();
    }

    /** The digest of its files, which the index knows. */
    @Override
    public String stamp() {
        Digest digest = new Digest();
        addTo(digest);
        return digest.hex();
    }

    /**
     * Adds names, sizes and digests of its files as the index gives them; reading holds the bytes to these. The files count in the
     * order of their names, whatever their order in the shard.
     */
    @Override
    public void addTo(Digest digest) {
        indexed.files().stream()
                .sorted(Comparator.comparing(IndexedRecording.IndexedFile::name))
                .forEach(file ->
                        digest.add(file.name()).add(Long.toString(file.bytes())).add(file.sha256()));
    }

    boolean hasHeader() {
        return RecordingEndings.isHeader(main());
    }

    private void requireFew() {
        long bytes = indexed.files().stream()
                .mapToLong(IndexedRecording.IndexedFile::bytes)
                .sum();
        if (bytes > RecordingFiles.LARGEST_STREAM_BYTES) {
            throw new BadData(
                    where(),
                    "at most " + RecordingFiles.LARGEST_STREAM_BYTES + " bytes of a recording are read, got " + bytes);
        }
    }

    private RecordingFile header() throws IOException {
        requireFew();
        try (FileChannel channel = FileChannel.open(shard)) {
            IndexedRecording.IndexedFile file = indexed.files().stream()
                    .filter(one -> one.name().equals(main()))
                    .findFirst()
                    .orElseThrow();
            return RecordingFile.of(where(), bytes(channel, file));
        }
    }

    private String main() {
        List<String> names =
                indexed.files().stream().map(IndexedRecording.IndexedFile::name).toList();
        return RecordingEndings.main(name(), names)
                .orElseThrow(
                        () -> new BadData(shard.toString(), "has no file that recording " + name() + " is read from"));
    }

    private String where(String file) {
        return shard.toString().replace('\\', '/') + "/" + file;
    }

    private byte[] bytes(FileChannel channel, IndexedRecording.IndexedFile file) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate((int) file.bytes());
        int count = 0;
        while (buffer.hasRemaining() && count >= 0) {
            count = channel.read(buffer, file.offset() + buffer.position());
        }
        if (!new Digest().add(buffer.array()).hex().equals(file.sha256())) {
            throw new BadData(
                    where(file.name()),
                    "is not what the shard's index says: the shard is damaged (heartproof validate says where), or"
                            + " another one and " + ShardIndexFile.of(shard).getFileName() + " has to be deleted");
        }
        return buffer.array();
    }
}
