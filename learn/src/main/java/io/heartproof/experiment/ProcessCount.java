package io.heartproof.experiment;

import io.heartproof.file.Json;
import io.heartproof.layout.RunLayout;
import io.heartproof.problem.Counted;
import io.heartproof.progress.Progress;
import io.heartproof.provenance.Provenance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many processes a training runs in, kept in its provenance among the versions: {@code 2}, or {@code 2, after epoch 3 1} where
 * it went on with another number. Immutable.
 *
 * @param run folder of the training, with its provenance
 */
record ProcessCount(Path run) {
    private static final String KEY = "processes";
    private static final String ONE = "1";

    /** Keeps the number with which the training begins or goes on, and says where it is another than before. */
    void keep(int size, Progress progress) throws IOException {
        RunLayout layout = new RunLayout(run);
        Provenance before = Json.read(layout.provenance(), Provenance.class);
        String kept = before.versions().getOrDefault(KEY, ONE);
        String last = kept.substring(kept.lastIndexOf(' ') + 1);
        String now = Integer.toString(size);
        if (last.equals(now)) {
            return;
        }
        int epochs = Files.isRegularFile(layout.history())
                ? Files.readAllLines(layout.history()).size()
                : 0;
        if (epochs > 0) {
            progress.warn(run + ": goes on in " + Counted.of(size, "process") + " after " + last
                    + "; sums are in another order, so the weights will differ in rounding from an undisturbed"
                    + " training's");
        }
        Map<String, String> versions = new TreeMap<>(before.versions());
        versions.put(KEY, epochs > 0 ? kept + ", after epoch " + epochs + " " + now : now);
        Json.write(layout.provenance(), with(before, versions));
    }

    private static Provenance with(Provenance before, Map<String, String> versions) {
        return new Provenance(
                before.program(),
                before.created(),
                before.command(),
                before.seed(),
                before.threads(),
                before.device(),
                versions,
                before.digests());
    }
}
