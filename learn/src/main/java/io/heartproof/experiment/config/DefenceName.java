package io.heartproof.experiment.config;

import io.heartproof.defence.OwnDefence;
import io.heartproof.extension.Extensions;
import io.heartproof.problem.BadUsage;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a training minimises, in a word: {@code nsr}; with its epsilon, {@code trades:0.01}; or a weighted sum, {@code
 * 0.5*nsr+0.5*trades:0.01}; any of these with adversarial weight perturbation, {@code madry:0.01+awp}.
 */
public record DefenceName(List<Term> terms) {
    /** Plain training. */
    public static final String PLAIN = "ce";

    private static final Pattern TERM =
            Pattern.compile("(?:([0-9.]+)\\*)?([a-z][a-z0-9]*(?:-[a-z0-9]+)*)(?::([0-9.]+(?:e-?[0-9]+)?))?");

    private static final Pattern HYPHEN = Pattern.compile("-(.)");

    /** What is added to others and minimised by none. */
    private static final String AWP = "awp";

    private static final List<String> WITHOUT_EPSILON = List.of(PLAIN, "nsr", "nsr-l2", "jacobian", "ame");
    private static final List<String> WITH_EPSILON = List.of("advls", "madry", "fast", "trades", "mart");

    /** The defences that there are: ours, then every {@link OwnDefence}. */
    public static List<String> kinds() {
        List<String> builtIn = Stream.of(WITHOUT_EPSILON, WITH_EPSILON, List.of(AWP))
                .flatMap(List::stream)
                .toList();
        List<String> own = OwnDefence.all().stream().map(OwnDefence::name).toList();
        return Extensions.after(builtIn, own, Function.identity());
    }

    /** Where the settings of a defence stand: {@code defence.nsrL2.} of {@code nsr-l2}. */
    public static String settings(String kind) {
        Matcher hyphens = HYPHEN.matcher(kind);
        return "defence." + hyphens.replaceAll(found -> found.group(1).toUpperCase(Locale.ROOT)) + ".";
    }

    /** Whether its name may have an epsilon: attacks of ours, and every {@link OwnDefence}. */
    static boolean takesEpsilon(String kind) {
        return !WITHOUT_EPSILON.contains(kind);
    }

    /**
     * One defence of a sum.
     *
     * @param kind one of {@link #kinds}
     * @param epsilon where the name gives one, gamma of {@code awp}; the configuration's otherwise
     */
    public record Term(double weight, String kind, OptionalDouble epsilon) {
        private boolean isAwp() {
            return kind.equals(AWP);
        }
    }

    /** Reads a name; {@link BadUsage} where it is none. */
    public static DefenceName of(String text) {
        DefenceName name = new DefenceName(Arrays.stream(text.split("\\+", -1))
                .map(term -> term(text, term))
                .toList());
        List<Term> awp = name.terms.stream().filter(Term::isAwp).toList();
        if (name.minimised().isEmpty() || awp.size() > 1 || awp.stream().anyMatch(term -> term.weight() != 1)) {
            throw BadUsage.expected(
                    "defence.objective",
                    "awp once, without a weight, with a defence (madry:0.01+awp)",
                    "'" + text + "'");
        }
        return name;
    }

    /** The terms of the sum. */
    public List<Term> minimised() {
        return terms.stream().filter(term -> !term.isAwp()).toList();
    }

    /** Adversarial weight perturbation, where the sum has it. */
    public Optional<Term> awp() {
        return terms.stream().filter(Term::isAwp).findFirst();
    }

    private static Term term(String text, String term) {
        Matcher parts = TERM.matcher(term);
        if (!parts.matches()) {
            throw unknown(text);
        }
        String kind = parts.group(2);
        if (!kinds().contains(kind)) {
            throw unknown(text);
        }
        double weight = parts.group(1) == null ? 1 : number(text, parts.group(1));
        if (parts.group(3) == null) {
            return new Term(weight, kind, OptionalDouble.empty());
        }
        if (!takesEpsilon(kind)) {
            throw BadUsage.expected("defence.objective", "no epsilon for " + kind, "'" + text + "'");
        }
        return new Term(weight, kind, OptionalDouble.of(number(text, parts.group(3))));
    }

    private static double number(String text, String digits) {
        try {
            double value = Double.parseDouble(digits);
            if (value > 0 && !Double.isInfinite(value)) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw unknown(text);
        }
        throw BadUsage.expected("defence.objective", "positive numbers", "'" + text + "'");
    }

    private static BadUsage unknown(String text) {
        return BadUsage.expected(
                "defence.objective",
                "one of " + String.join(", ", kinds())
                        + ", one with its epsilon (trades:0.01) or a sum (0.5*nsr+0.5*trades:0.01, madry:0.01+awp)",
                "'" + text + "'");
    }

    /** As given, without superfluous signs. */
    @Override
    public String toString() {
        return terms.stream().map(DefenceName::text).collect(Collectors.joining("+"));
    }

    private static String text(Term term) {
        String weight = term.weight() == 1 ? "" : number(term.weight()) + "*";
        String epsilon =
                term.epsilon().isPresent() ? ":" + number(term.epsilon().getAsDouble()) : "";
        return weight + term.kind() + epsilon;
    }

    private static String number(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
