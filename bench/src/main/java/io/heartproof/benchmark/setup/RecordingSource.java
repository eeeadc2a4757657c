package io.heartproof.benchmark.setup;

import io.heartproof.prepared.PreparedSet;
import io.heartproof.progress.Progress;
import java.io.IOException;

/** Where the recordings of a measurement come from. */
public interface RecordingSource {
    /** Recordings to train on and to classify, the same each time. */
    PreparedSet seen(int count, Progress progress) throws IOException;

    /** Others, to be attacked, the same each time. */
    PreparedSet unseen(int count, Progress progress) throws IOException;
}
