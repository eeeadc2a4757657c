package io.heartproof.dataset.store;

import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.HeaderFiles;
import io.heartproof.format.wfdb.header.HeaderComments;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A recording in a folder of files.
 *
 * @param path the file that it is read from
 * @param files names of those that carry the recording's name
 */
record FolderRecording(String name, Path path, List<String> files) implements StoredRecording {
    @Override
    public String where() {
        return path.toString();
    }

    @Override
    public Recording read(ReadOptions options) throws IOException {
        return RecordingFiles.read(path, options);
    }

    @Override
    public boolean isSimulated() throws IOException {
        return RecordingEndings.isHeader(where()) && HeaderComments.isSimulated(RecordingFile.of(path));
    }

    @Override
    public List<String> diagnosisCodes() throws IOException {
        return RecordingEndings.isHeader(where()) ? HeaderComments.diagnosisCodes(RecordingFile.of(path)) : List.of();
    }

    /** Name, size and time of its files. */
    @Override
    public String stamp() throws IOException {
        Digest digest = new Digest();
        for (Path file : paths()) {
            digest.add(String.valueOf(file.getFileName())).add(FileStamp.of(file));
        }
        return digest.hex();
    }

    /** Adds its files: name, size and bytes. */
    @Override
    public void addTo(Digest digest) throws IOException {
        for (Path file : paths()) {
            digest.add(String.valueOf(file.getFileName()))
                    .add(Long.toString(Files.size(file)))
                    .add(file);
        }
    }

    /** The files that carry its name, then those that its WFDB header names otherwise. */
    private Set<Path> paths() throws IOException {
        Set<Path> all = new LinkedHashSet<>();
        files.forEach(file -> all.add(path.resolveSibling(file)));
        all.addAll(namedPaths(path));
        return all;
    }

    /** The names of the files in a WFDB header's own folder that it names; none where the file is no header. */
    static Set<String> named(Path file) throws IOException {
        return namedPaths(file).stream()
                .filter(named -> file.resolveSibling(named.getFileName()).equals(named))
                .map(named -> named.getFileName().toString())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** In the order of the header, on which the digest depends. */
    static List<Path> namedPaths(Path file) throws IOException {
        if (!RecordingEndings.isHeader(file.toString())) {
            return List.of();
        }
        return HeaderFiles.named(RecordingFile.of(file)).stream()
                .map(named -> Path.of(named.where()))
                .toList();
    }
}
