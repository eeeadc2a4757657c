package io.heartproof.report.paired;

import io.heartproof.condition.Kind;
import io.heartproof.condition.LevelUnit;
import io.heartproof.report.page.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** How the noise of an attack is written. A setting that is not known here is written with its name. */
final class AttackWords {
    private static final String OF_PEAK = " of each lead\u2019s peak";

    private static final Set<String> SUITES = Set.of("standard", "full");
    /** Attacks that are called by a word; other names are abbreviations. */
    private static final Set<String> WORDS = Set.of("square", "band", "band150", "shift", "universal", "transfer");

    private static final Set<String> BLACK_BOX = Set.of("square", "spsa", "transfer");

    private AttackWords() {}

    static NoiseWords of(Kind kind) {
        String attack = attack(kind.source());
        String norm = symbol(kind.norm());
        String settings = settings(kind);
        return new NoiseWords(
                NoiseWords.id(id(kind)),
                "%s %s noise".formatted(attack, norm),
                "%s (%s, %s%s)"
                        .formatted(family(kind.source()), attack, norm, settings.isEmpty() ? "" : ", " + settings),
                form(kind));
    }

    /** {@code PGD}, {@code square}, {@code standard suite}. */
    private static String attack(String source) {
        if (SUITES.contains(source)) {
            return source + " suite";
        }
        return WORDS.contains(source) ? source : source.toUpperCase(Locale.ROOT);
    }

    /** What the attacker knows. */
    private static String family(String source) {
        if (SUITES.contains(source)) {
            return "Worst-case noise";
        }
        return BLACK_BOX.contains(source) ? "Black-box noise" : "White-box noise";
    }

    /** A norm as people write it: {@code L∞}, {@code L2}. */
    static String symbol(String norm) {
        return norm.equals(Kind.LINF) ? "L\u221e" : norm.toUpperCase(Locale.ROOT);
    }

    /** {@code 100 iterations, 2 starts}. */
    static String settings(Kind kind) {
        return kind.settings().entrySet().stream()
                .filter(setting -> !setting.getKey().equals(Kind.NORM))
                .filter(setting -> asks(kind) || !setting.getKey().equals(Kind.QUERIES))
                .map(setting -> switch (setting.getKey()) {
                    case Kind.ITERATIONS -> count(setting.getValue(), "iteration");
                    case Kind.STARTS -> count(setting.getValue(), "start");
                    case Kind.QUERIES -> count(setting.getValue(), "question");
                    default -> setting.getKey() + Words.NO_BREAK + setting.getValue();
                })
                .collect(Collectors.joining(", "));
    }

    /** Whether a suite has an attack by answers alone: they know one norm. */
    private static boolean asks(Kind kind) {
        return kind.norm().equals(Kind.LINF);
    }

    private static String count(String number, String noun) {
        return number + Words.NO_BREAK + noun + (number.equals("1") ? "" : "s");
    }

    /** {@code pgd-linf-100x2}. */
    private static String id(Kind kind) {
        Map<String, String> others = new LinkedHashMap<>(kind.settings());
        others.keySet().removeAll(List.of(Kind.NORM, Kind.ITERATIONS, Kind.STARTS));
        StringBuilder id = new StringBuilder(kind.source() + "-" + kind.norm());
        kind.setting(Kind.ITERATIONS).ifPresent(iterations -> id.append('-').append(iterations));
        kind.setting(Kind.STARTS).ifPresent(starts -> id.append('x').append(starts));
        others.forEach((name, value) -> id.append('-').append(name).append('-').append(value));
        return id + (isUsual(kind) ? "" : "-" + kind.unit());
    }

    /** Whether the unit goes without saying. */
    private static boolean isUsual(Kind kind) {
        return kind.unit() == LevelUnit.SHARE_OF_PEAK || kind.unit() == LevelUnit.LENGTH;
    }

    private static LevelForm form(Kind kind) {
        boolean largest = kind.norm().equals(Kind.LINF);
        String noise = largest ? "largest noise" : symbol(kind.norm()) + " length of the noise";
        String before = largest ? "" : symbol(kind.norm()) + " length ";
        return switch (kind.unit()) {
            case SHARE_OF_PEAK -> new LevelForm(noise + ", share" + OF_PEAK, before, kind.unit(), OF_PEAK);
            case RMS_MICROVOLTS ->
                new LevelForm(
                        "noise, root mean square in microvolts", "", kind.unit(), " microvolts, root mean square");
            case LENGTH -> new LevelForm(noise + " (each lead\u2019s peak is 1)", before, kind.unit(), "");
            default -> new LevelForm(noise + ", " + kind.unit(), before, kind.unit(), " " + kind.unit());
        };
    }
}
