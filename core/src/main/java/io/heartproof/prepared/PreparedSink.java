package io.heartproof.prepared;

import io.heartproof.contract.Prepared;
import io.heartproof.dataset.Entry;
import java.io.IOException;

/** Takes what became of a list of entries, in its order: for each a prepared recording or the reason why there is none. */
interface PreparedSink {
    /** @param recording prepared; its first label is the entry's */
    void add(Entry entry, Prepared recording) throws IOException;

    /** @param reason one line, naming file, rule and value */
    void refuse(Entry entry, String reason) throws IOException;
}
