package io.heartproof.experiment.config.yaml;

import java.util.Collection;
import java.util.Comparator;

/**
 * Finds the key that was probably meant: the one with the fewest letters inserted, deleted or replaced, where {@code
 * epochs} is as good as {@code training.epochs}.
 */
final class Nearest {
    private Nearest() {}

    /** The nearest of {@code keys}, the first of equals; there must be one. */
    static String to(String typed, Collection<String> keys) {
        return keys.stream()
                .min(Comparator.comparingInt(key -> Math.min(distance(typed, key), distance(typed, lastName(key)))))
                .orElseThrow();
    }

    private static String lastName(String key) {
        return key.substring(key.lastIndexOf('.') + 1);
    }

    /** Levenshtein distance, one row of the table at a time. */
    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[b.length()];
    }
}
