package io.heartproof.format.lead;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Names that are leads among leads only: {@code C1} to {@code C6} are V1 to V6 (in German, for one), {@code D1} to {@code D3}
 * are I to III (in Portuguese and Spanish), but all are electrodes of an EEG, too. So they count from {@code C1, C2} on where
 * there are limb leads and no V1 to V6, from {@code D1, D2} on where there are no I to III, and never beside an EEG's
 * electrodes or a seventh C or a fourth D.
 */
record AmbiguousNames(boolean chest, boolean limbs) {
    private static final Pattern ELECTRODE = Pattern.compile(
            "EEG.*|(?:EEG\\s*)?(?:FP|AF|F|FC|FT|T|TP|CP|P|PO|O|A|M)(?:\\d|10|Z)(?:[-: ].*)?|C[Z\\d][-:].*|CZ");

    private static final List<String> LIMB_LEADS = List.of("I", "II", "III", "AVR", "AVL", "AVF");

    /**
     * Looks at all names of a file.
     *
     * @param names as written
     * @param cores the same without the words around them, in capitals
     */
    static AmbiguousNames among(List<String> names, List<String> cores) {
        Set<String> known = new HashSet<>(cores);
        boolean electrodes = names.stream()
                .map(name -> name.strip().toUpperCase(Locale.ROOT))
                .anyMatch(
                        name -> !name.endsWith("REF") && ELECTRODE.matcher(name).matches());
        boolean numbered =
                known.contains("D1") && known.contains("D2") && known.stream().noneMatch(c -> c.matches("I+|D[4-9]"));
        boolean limbs = numbered && !electrodes;
        boolean anyLimb = limbs || LIMB_LEADS.stream().anyMatch(known::contains);
        boolean chest = known.contains("C1")
                && known.contains("C2")
                && anyLimb
                && !electrodes
                && known.stream().noneMatch(c -> c.matches("V[1-6]|C[7-9]"));
        return new AmbiguousNames(chest, limbs);
    }

    /** The name that the table knows. */
    String resolved(String core) {
        if (chest && core.matches("C[1-6]")) {
            return "V" + core.substring(1);
        }
        return limbs && core.matches("D[1-3]") ? "I".repeat(core.charAt(1) - '0') : core;
    }
}
