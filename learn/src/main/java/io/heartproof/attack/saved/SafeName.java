package io.heartproof.attack.saved;

import io.heartproof.provenance.Digest;
import java.util.regex.Pattern;

/**
 * A name for files, on any system and as a WFDB record: letters, digits, {@code _} and {@code -}. What has other characters, is
 * longer than 64, or differs from another name by capital letters alone, gets {@code _} instead of them and 16 digits of its
 * digest, so that different names stay different.
 */
record SafeName(String text) {
    private static final Pattern SAFE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_-]{0,63}");
    private static final int KEPT = 40;
    private static final int DIGITS = 16;

    static SafeName of(String name) {
        if (SAFE.matcher(name).matches()) {
            return new SafeName(name);
        }
        return withDigest(name);
    }

    /** That of a name which is another's but for capital letters: one file on systems that do not tell them apart. */
    static SafeName withDigest(String name) {
        String kept = name.substring(0, Math.min(KEPT, name.length())).replaceAll("[^A-Za-z0-9_-]", "_");
        String hex = new Digest().add(name).hex();
        return new SafeName("_" + kept + "-" + hex.substring(hex.length() - DIGITS));
    }
}
