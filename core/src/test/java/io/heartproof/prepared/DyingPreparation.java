package io.heartproof.prepared;

import io.heartproof.dataset.DataSet;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;

/** A program that prepares recordings and dies after some of them, as by {@code kill -9}: nothing is tidied up. */
final class DyingPreparation {
    static final int EXIT_CODE = 9;

    private static final int LAST = 9;

    private DyingPreparation() {}

    public static void main(String[] folders) throws IOException {
        PreparedCache cache = new PreparedCache(Path.of(folders[1]), Long.MAX_VALUE);
        PreparedWorld.cached(
                cache, DataSet.open(Path.of(folders[0])), PreparedWorld.watching(new ArrayList<>(), done -> {
                    if (done == LAST) {
                        Runtime.getRuntime().halt(EXIT_CODE);
                    }
                }));
    }
}
