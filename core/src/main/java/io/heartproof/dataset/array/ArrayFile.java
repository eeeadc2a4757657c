package io.heartproof.dataset.array;

import io.heartproof.dataset.store.FileStamp;
import io.heartproof.provenance.Digest;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file with an array, whose digest is computed once, when it is first asked for. Thread-safe. */
final class ArrayFile {
    private final Path path;
    private @Nullable String digest;

    ArrayFile(Path path) {
        this.path = path;
    }

    /** Its size and time. */
    String stamp() throws IOException {
        return FileStamp.of(path);
    }

    /** SHA-256 of all its bytes. */
    synchronized String digest() throws IOException {
        String known = digest;
        if (known == null) {
            known = new Digest().add(path).hex();
            digest = known;
        }
        return known;
    }
}
