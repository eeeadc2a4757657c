package io.heartproof.spark.part;

import io.heartproof.dataset.store.FileStamp;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.RecordingFiles;
import io.heartproof.format.bytes.RecordingFile;
import io.heartproof.format.wfdb.HeaderFiles;
import io.heartproof.provenance.Digest;
import io.heartproof.signal.Recording;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Some files of a folder, which every executor sees under the same paths. Immutable.
 *
 * @param name such as {@code files-00003}
 * @param paths of the recordings, by which answers call them
 */
record LooseFiles(String name, List<String> paths) implements Part {
    private static final long serialVersionUID = 1L;
    private static final String HEADER = ".hea";

    LooseFiles {
        paths = List.copyOf(paths);
    }

    @Override
    public String digest() throws IOException {
        Digest digest = new Digest();
        for (String path : paths) {
            new LooseFile(path).addTo(digest);
        }
        return digest.hex();
    }

    @Override
    public void visit(Visitor visitor) throws IOException {
        for (String path : paths) {
            visitor.take(new LooseFile(path));
        }
    }

    private record LooseFile(String name) implements StoredRecording {
        @Override
        public String where() {
            return name;
        }

        @Override
        public Recording read(ReadOptions options) throws IOException {
            return RecordingFiles.read(Path.of(name), options);
        }

        @Override
        public String stamp() throws IOException {
            return FileStamp.of(Path.of(name));
        }

        /** Adds its file and those that a WFDB header names; of one that is missing, its name alone. */
        @Override
        public void addTo(Digest digest) throws IOException {
            digest.add(name);
            Path path = Path.of(name);
            if (Files.isRegularFile(path)) {
                digest.add(Long.toString(Files.size(path))).add(path);
                if (name.endsWith(HEADER)) {
                    for (RecordingFile named : HeaderFiles.named(RecordingFile.of(path))) {
                        Path file = Path.of(named.where());
                        digest.add(Long.toString(Files.size(file))).add(file);
                    }
                }
            }
        }
    }
}
