package io.heartproof.report.paired;

import io.heartproof.report.Adversarial;
import io.heartproof.report.NoiseKind;
import io.heartproof.report.Prediction;
import io.heartproof.report.RecordedNoise;
import io.heartproof.report.page.Words;
import io.heartproof.report.paired.LevelForm.Scale;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/**
 * How a kind of noise is told.
 *
 * @param id names the kind in file names
 * @param name the kind in a word or two
 * @param title the kind in words, with the attack's settings
 * @param form how a level is told
 */
public record NoiseWords(String id, String name, String title, LevelForm form) {
    private static final LevelForm NO_LEVEL = new LevelForm("", "", Scale.PLAIN, "");

    /** The words for a kind. */
    public static NoiseWords of(NoiseKind kind) {
        return switch (kind.condition()) {
            case Prediction.ADVERSARIAL -> attack(kind);
            case Prediction.WHITE_NOISE ->
                new NoiseWords(
                        "white-noise",
                        "white noise",
                        "White noise",
                        new LevelForm(
                                "amplitude, share of each lead\u2019s peak",
                                "",
                                Scale.PERCENT,
                                " of each lead\u2019s peak"));
            case Prediction.RECORDED_NOISE -> recorded(kind);
            default -> new NoiseWords("clean", "no noise", "Without noise", NO_LEVEL);
        };
    }

    private static NoiseWords recorded(NoiseKind kind) {
        String words = RecordedNoise.words(kind.source());
        return new NoiseWords(id(words), words, Words.capitalised(words), LevelForm.RATIO);
    }

    /** A file name that no other words have: where it says less than they do, a checksum of them follows. */
    private static String id(String words) {
        String name = Words.fileName(words);
        CRC32 checksum = new CRC32();
        checksum.update(words.getBytes(StandardCharsets.UTF_8));
        return name.equals(words) || name.replace('-', ' ').equals(words)
                ? name
                : String.format(Locale.ROOT, "%s-%08x", name, checksum.getValue());
    }

    private static NoiseWords attack(NoiseKind kind) {
        String attack = kind.source().toUpperCase(Locale.ROOT);
        String norm = Adversarial.symbol(kind.norm());
        String settings = Words.count(kind.iterations(), "iteration") + ", " + Words.count(kind.starts(), "start");
        return new NoiseWords(
                id(String.format(
                        Locale.ROOT,
                        "%s-%s-%dx%d%s",
                        kind.source(),
                        kind.norm(),
                        kind.iterations(),
                        kind.starts(),
                        kind.unit().equals(NoiseKind.RELATIVE) ? "" : "-" + kind.unit())),
                "%s %s noise".formatted(attack, norm),
                "White-box noise (%s, %s, %s)".formatted(attack, norm, settings),
                form(kind));
    }

    private static LevelForm form(NoiseKind kind) {
        boolean relative = kind.unit().equals(NoiseKind.RELATIVE);
        boolean largest = kind.norm().equals(Adversarial.LINF);
        if (relative && largest) {
            return new LevelForm(
                    "largest noise, share of each lead\u2019s peak", "", Scale.PERCENT, " of each lead\u2019s peak");
        }
        String unit = relative ? "" : " " + kind.unit();
        return new LevelForm(
                (largest ? "largest noise" : "L2 length of the noise")
                        + (relative ? " (each lead\u2019s peak is 1)" : "," + unit),
                largest ? "" : "L2 length ",
                Scale.PLAIN,
                unit);
    }
}
