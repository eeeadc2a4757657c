package figures;

import java.util.regex.Pattern;

/** What two runs of one program do not share: times, dates, paths, versions and identifiers. All else is compared. */
final class LeftOut {
    private static final Pattern FIELDS = Pattern.compile(String.join(
            "|",
            // how long something took, and what is worked out from it
            "[ .](seconds|recordingsPerSecond|timesBaseline)(Low|High|Undefined)?\\b",
            "[.]cost[.]",
            "bench.json: (machine|peak|shares)\\b",
            "bench.json: results\\[\\][.](baseline|candidate|ratio|gigaflops|notes)\\b",
            // when, where and by what
            "[ .](created|program|command|folder)$",
            "plan.json: data$",
            "[ .]versions?\\b",
            // names of contents: of files whose contents are compared themselves
            "[ .]digests?\\b"));

    private LeftOut() {}

    /** Whether a field, as {@code file: field}, is not compared. */
    static boolean has(String field) {
        return FIELDS.matcher(field).find();
    }
}
