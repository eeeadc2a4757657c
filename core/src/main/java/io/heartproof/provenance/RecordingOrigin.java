package io.heartproof.provenance;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Whether recordings were simulated, as the digests of a {@link Provenance} say: there is one of those that a simulator
 * made, and one of all others.
 */
public enum RecordingOrigin {
    /** All of them. */
    SIMULATED,
    /** Some of them. */
    MIXED,
    /** None of them, as far as their files say. */
    OTHER,
    /** It was not written down. */
    UNKNOWN;

    /** What stands wherever a network that knows only simulated recordings answers about others. */
    public static final String WARNING =
            "the network was trained on simulated recordings alone: what it says about real ones means nothing";

    private static final String SIMULATED_KEY = " simulated";
    private static final String OTHER_KEY = " other";

    /** The name in answers: {@code simulated}, {@code mixed}, {@code other}, {@code unknown}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What recordings are for. */
    public enum Use {
        TRAINED("trained on"),
        EVALUATED("evaluated on");

        private final String key;

        Use(String key) {
            this.key = key;
        }
    }

    /** Adds to the digests what makes {@link #of} say it. */
    public static void put(Map<String, String> digests, Use use, List<String> simulated, List<String> others) {
        put(digests, use.key + SIMULATED_KEY, simulated);
        put(digests, use.key + OTHER_KEY, others);
    }

    /** Copies what one provenance says into the digests of another. */
    public static void copy(Map<String, String> digests, Use use, Provenance from) {
        for (String key : List.of(use.key + SIMULATED_KEY, use.key + OTHER_KEY)) {
            Optional.ofNullable(from.digests().get(key)).ifPresent(digest -> digests.put(key, digest));
        }
    }

    /** Of which origin the recordings were. */
    public static RecordingOrigin of(Provenance provenance, Use use) {
        boolean simulated = provenance.digests().containsKey(use.key + SIMULATED_KEY);
        boolean others = provenance.digests().containsKey(use.key + OTHER_KEY);
        if (simulated) {
            return others ? MIXED : SIMULATED;
        }
        return others ? OTHER : UNKNOWN;
    }

    /** The warning, where a network of that provenance was evaluated on more than simulated recordings. */
    public static Optional<String> warning(Provenance results) {
        boolean warn = of(results, Use.TRAINED) == SIMULATED && of(results, Use.EVALUATED) != SIMULATED;
        return warn ? Optional.of(WARNING) : Optional.empty();
    }

    private static void put(Map<String, String> digests, String key, List<String> recordings) {
        if (!recordings.isEmpty()) {
            Digest digest = new Digest();
            recordings.forEach(digest::add);
            digests.put(key, digest.hex());
        }
    }
}
