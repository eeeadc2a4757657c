package io.heartproof.attack.saved;

import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.journal.NoiseKeeper;
import io.heartproof.contract.InputContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Keeps in a folder, of each recording and for each attack, norm and unit, the smallest noise that broke it. A file is written as
 * soon as its noise is found and again when smaller noise is; the memory holds a few numbers for each. Of noise of one size that
 * of the earliest step counts, and in it that of the earliest part: so the files do not depend on the order in which threads end.
 * Goes on with the files that are there. Safe for several threads.
 */
public final class SavedNoise implements NoiseKeeper {
    private final Path folder;
    private final AttackedNetwork network;
    private final Set<String> ambiguous;
    private final Map<Path, FoundAt> smallest = new HashMap<>();

    /**
     * In a folder of files that the same evaluation has written, or none.
     *
     * @param folder made when the first noise is found
     * @param network that is attacked
     * @param recordings names of all that are evaluated
     */
    public SavedNoise(Path folder, AttackedNetwork network, Collection<String> recordings) {
        this.folder = folder;
        this.network = network;
        Map<String, Long> alike = recordings.stream()
                .distinct()
                .collect(Collectors.groupingBy(name -> name.toLowerCase(Locale.ROOT), Collectors.counting()));
        ambiguous = recordings.stream()
                .filter(name -> alike.getOrDefault(name.toLowerCase(Locale.ROOT), 1L) > 1)
                .collect(Collectors.toSet());
    }

    /**
     * The network that noise is found against.
     *
     * @param digest of its weights
     */
    public record AttackedNetwork(InputContract contract, String digest) {}

    @Override
    public synchronized void keep(Found found) {
        try {
            Path place = folder.resolve(folderName(found));
            double[] sizes = found.space().sizes(found.outcome().noise());
            for (int n = 0; n < sizes.length; n++) {
                if (found.outcome().broken()[n]) {
                    keep(place, found, n, new FoundAt(sizes[n], found.step(), found.part()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void keep(Path place, Found found, int row, FoundAt at) throws IOException {
        String recording = found.recordings().get(row);
        SafeName name = ambiguous.contains(recording) ? SafeName.withDigest(recording) : SafeName.of(recording);
        Path file = place.resolve(name.text() + ".npz");
        FoundAt before = smallest.get(file);
        if (before == null && Files.exists(file)) {
            before = FoundAt.read(file);
            smallest.put(file, before);
        }
        if (before == null || at.compareTo(before) < 0) {
            Adversarial.of(found, row, network).write(place, name.text(), at);
            smallest.put(file, at);
        }
    }

    private static String folderName(Found found) {
        NoiseSpace space = found.space();
        return SafeName.of(found.attack()).text() + "-" + space.norm() + "-"
                + space.budget().unit();
    }
}
