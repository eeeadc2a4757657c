package io.heartproof.spark.part;

import io.heartproof.dataset.store.LooseRecordings;
import io.heartproof.dataset.store.StoredRecording;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
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

    LooseFiles {
        paths = List.copyOf(paths);
    }

    /** Of paths and files; of a file that is missing, the path alone. */
    @Override
    public String digest() throws IOException {
        Digest digest = new Digest();
        for (String path : paths) {
            digest.add(path);
            try {
                recording(path).addTo(digest);
            } catch (NoSuchFileException missing) { // scoring says so
                digest.add("");
            }
        }
        return digest.hex();
    }

    @Override
    public void visit(String digest, Visitor visitor) throws IOException {
        for (String path : paths) {
            visitor.take(recording(path));
        }
    }

    private static StoredRecording recording(String path) {
        return LooseRecordings.at(Path.of(path));
    }
}
