package io.heartproof.attack.saved;

import io.heartproof.file.AtomicFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Where several processes keep noise: the first in the folder of all, every other one in a folder of its own below it, until they
 * are joined. What a killed evaluation leaves is joined when it goes on. Immutable.
 *
 * @param all the folder in which all noise is in the end
 * @param part of the evaluation: a name that no other part has, so that nobody takes another's folder for its own
 */
public record NoiseFolders(Path all, String part) {
    private static final String OTHERS = ".of-";
    private static final String ARRAYS = ".npz";

    /** That of a process, by its rank. */
    public Path of(int rank) {
        return rank == 0 ? all : all.resolve(String.format(Locale.ROOT, "%s%s-%d", OTHERS, part, rank));
    }

    /** Makes those of all processes but the first. */
    public void make(int processes) throws IOException {
        for (int rank = 1; rank < processes; rank++) {
            Files.createDirectories(of(rank));
        }
    }

    /** Deletes what {@link #make} made. */
    public void remove(int processes) throws IOException {
        for (int rank = 1; rank < processes; rank++) {
            AtomicFolder.delete(of(rank));
        }
        deleteEmpty();
    }

    /** Takes the smallest noise of each recording out of the folders of the others, of this part and of earlier ones, which go. */
    public void join() throws IOException {
        for (Path other : list(all)) {
            if (String.valueOf(other.getFileName()).startsWith(OTHERS)) {
                join(other);
                AtomicFolder.delete(other);
            }
        }
        deleteEmpty();
    }

    private void deleteEmpty() throws IOException {
        if (list(all).isEmpty()) {
            Files.deleteIfExists(all);
        }
    }

    private void join(Path other) throws IOException {
        for (Path attack : list(other)) {
            Path place = Files.createDirectories(all.resolve(attack.getFileName()));
            for (Path file : list(attack)) {
                if (file.toString().endsWith(ARRAYS) && isSmaller(file, place.resolve(file.getFileName()))) {
                    move(file, place);
                }
            }
        }
    }

    private static boolean isSmaller(Path file, Path present) throws IOException {
        return !Files.exists(present) || FoundAt.read(file).compareTo(FoundAt.read(present)) < 0;
    }

    /** The arrays last, as they say how large the noise is: after a kill in between, all three are moved again. */
    private static void move(Path arrays, Path place) throws IOException {
        String file = String.valueOf(arrays.getFileName());
        String name = file.substring(0, file.length() - ARRAYS.length());
        for (String ending : List.of(".dat", ".hea", ARRAYS)) {
            Path part = arrays.resolveSibling(name + ending);
            if (Files.exists(part)) {
                Files.move(part, place.resolve(name + ending), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
