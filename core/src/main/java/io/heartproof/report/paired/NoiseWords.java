package io.heartproof.report.paired;

import io.heartproof.condition.Condition;
import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.report.page.Words;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * How a kind of noise is written.
 *
 * @param id names the kind in file names
 * @param name the kind in a word or two
 * @param title the kind in words, with the attack's settings
 * @param form how a level is written
 */
public record NoiseWords(String id, String name, String title, LevelForm form) {
    private static final String SIMULATED = "simulated ";
    private static final String OF_PEAK = " of each lead\u2019s peak";

    private static final NoiseWords CLEAN =
            new NoiseWords("clean", "no noise", "Without noise", new LevelForm("", "", LevelUnit.NONE, ""));
    private static final NoiseWords WHITE = new NoiseWords(
            "white-noise",
            "white noise",
            "White noise",
            new LevelForm("amplitude, share" + OF_PEAK, "", LevelUnit.SHARE_OF_PEAK, OF_PEAK));

    /** The words for a kind. */
    public static NoiseWords of(Kind kind) {
        return switch (kind.family()) {
            case CLEAN -> CLEAN;
            case WHITE_NOISE -> WHITE;
            case RECORDED_NOISE -> recorded(kind);
            case ADVERSARIAL -> AttackWords.of(kind);
        };
    }

    /** {@code Without noise} or {@code White noise of 20 % of each lead's peak}. */
    public static String words(Condition condition) {
        return words(condition.kind(), List.of(condition.level()));
    }

    /** {@code White noise of 10 and 20 % of each lead's peak}: levels of a kind of noise, at least one. */
    public static String words(Kind kind, List<Double> levels) {
        NoiseWords words = of(kind);
        List<Double> strengths = levels.stream().map(kind.unit()::strength).toList();
        return kind.equals(Kind.CLEAN) ? words.title : words.title + words.form.phrase(strengths);
    }

    /** The norm of an attack as people write it: {@code L∞}, {@code L2}. */
    public static String norm(Kind attack) {
        return AttackWords.symbol(attack.norm());
    }

    private static NoiseWords recorded(Kind kind) {
        String words = source(kind.source());
        LevelForm ratio = new LevelForm("signal-to-noise ratio", "", kind.unit(), " signal to noise");
        return new NoiseWords(id(words), words, Words.capitalised(words), ratio);
    }

    /** {@code recorded electrode motion} for {@code em}. */
    private static String source(String source) {
        boolean simulated = source.startsWith(SIMULATED);
        String name = simulated ? source.substring(SIMULATED.length()) : source;
        String noise = switch (name) {
            case "bw" -> "baseline wander";
            case "em" -> "electrode motion";
            case "ma" -> "muscle noise";
            default -> "noise " + name;
        };
        return (simulated ? SIMULATED : "recorded ") + noise;
    }

    /** A file name that no other words have: where it says less than they do, a checksum of them follows. */
    static String id(String words) {
        String name = Words.fileName(words);
        CRC32 checksum = new CRC32();
        checksum.update(words.getBytes(StandardCharsets.UTF_8));
        return name.equals(words) || name.replace('-', ' ').equals(words)
                ? name
                : String.format(Locale.ROOT, "%s-%08x", name, checksum.getValue());
    }
}
