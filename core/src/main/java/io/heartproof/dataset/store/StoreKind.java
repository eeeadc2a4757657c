package io.heartproof.dataset.store;

import io.heartproof.format.ReadOptions;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.nio.file.Path;

/** A way of keeping many recordings: how it is recognised, and how it is opened. */
public interface StoreKind {
    /** Whether that folder or file keeps recordings in this way. */
    boolean recognises(Path place) throws IOException;

    /**
     * Opens it.
     *
     * @param options what the user says beside the files
     * @param progress where listing it takes long
     * @throws io.heartproof.problem.BadData where it breaks a rule
     */
    RecordingStore open(Path place, ReadOptions options, Progress progress) throws IOException;
}
