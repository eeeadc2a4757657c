package io.heartproof.attack.suite;

import io.heartproof.attack.Budget;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.condition.Kind;
import io.heartproof.evaluation.RisingLevels;
import io.heartproof.label.Label;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which attacks are run, and how much noise they may add; the keys under {@code evaluation.attack}. All but the names
 * and the time is for every attack but {@code pgd}, which has its own levels. Immutable.
 *
 * @param names of attacks and suites, empty for none; see {@link KnownAttacks} and {@link Suite}
 * @param unit what sizes of noise are measured in
 * @param levels sizes of noise in each unit
 * @param leads that may get noise, by name; empty for all
 * @param window from and to which second of a recording noise may lie; empty for all of it
 * @param suite how long the attacks of a suite search
 * @param foundOn what noise is found on that is not found on the recordings and the network themselves
 * @param budgetMinutes how long all attacks, pgd too, may take; 0 for as long as they need
 * @param target name of the class that a broken recording is answered with; null for any wrong answer
 */
public record AttackConfig(
        List<String> names,
        Budget.Unit unit,
        Levels levels,
        List<String> leads,
        List<Double> window,
        SuiteStrength suite,
        FoundOn foundOn,
        double budgetMinutes,
        @Nullable String target) {
    private static final String KEY = "evaluation.attack.";
    private static final String TARGET = "target";

    public AttackConfig {
        names = List.copyOf(names);
        leads = leads.stream().map(name -> new Lead(name).name()).toList();
        window = List.copyOf(window);
        KnownAttacks.requireKnown(KEY + "names", names);
        if (!window.isEmpty() && !(window.size() == 2 && window.get(0) >= 0 && window.get(0) < window.get(1))) {
            throw BadUsage.expected(KEY + "window", "two numbers from 0 on, the second larger, or none", window);
        }
        foundOn.requireFor(names);
        if (!(budgetMinutes >= 0 && Double.isFinite(budgetMinutes))) {
            throw BadUsage.expected(KEY + "budgetMinutes", "0 for no limit, or minutes above 0", budgetMinutes);
        }
        if (target != null) {
            requireAimed(target, names);
        }
    }

    /**
     * Attacks on whole recordings that want any wrong answer and may take as long as they need; sizes of noise are shares of each
     * lead's peak.
     *
     * @throws BadUsage as the keys do
     */
    public static AttackConfig of(List<String> names, Levels levels, SuiteStrength suite, FoundOn foundOn) {
        return new AttackConfig(names, Budget.Unit.RELATIVE, levels, List.of(), List.of(), suite, foundOn, 0, null);
    }

    /** The same with sizes of noise in that unit. */
    public AttackConfig measuredIn(Budget.Unit other) {
        return new AttackConfig(names, other, levels, leads, window, suite, foundOn, budgetMinutes, target);
    }

    /** The same with noise in these leads alone. */
    public AttackConfig inLeads(List<String> others) {
        return new AttackConfig(names, unit, levels, others, window, suite, foundOn, budgetMinutes, target);
    }

    /** The same, aimed at the class of that name. */
    public AttackConfig aimedAt(String label) {
        return new AttackConfig(names, unit, levels, leads, window, suite, foundOn, budgetMinutes, label);
    }

    private static void requireAimed(String target, List<String> names) {
        if (target.isBlank()) {
            throw BadUsage.expected(KEY + TARGET, "the name of a class or null", "'" + target + "'");
        }
        for (String name : names) {
            if (name.equals(KnownAttacks.PGD) || Suite.NAMES.contains(name)) {
                String why =
                        "null with the attack " + name + ", which counts any wrong answer (--attacks names others)";
                throw BadUsage.expected(KEY + TARGET, why, target);
            }
        }
    }

    /** Whether attacks are left out that no time is left for. */
    public boolean hasTimeLimit() {
        return budgetMinutes > 0;
    }

    /** The same with another time for all attacks, in minutes, 0 for no limit. */
    public AttackConfig within(double minutes) {
        return new AttackConfig(names, unit, levels, leads, window, suite, foundOn, minutes, target);
    }

    /**
     * Sizes of noise in each unit.
     *
     * @param relative as shares of each lead's peak
     * @param microvolts in microvolts, those in L2 as root mean square
     */
    public record Levels(NormLevels relative, NormLevels microvolts) {
        public Levels {
            relative.require(KEY + "levels.relative.");
            microvolts.require(KEY + "levels.microvolts.");
        }
    }

    /**
     * Sizes of noise in each norm, rising; empty for none.
     *
     * @param linf largest change of any sample
     * @param l2 length of the change of a whole recording
     */
    public record NormLevels(List<Double> linf, List<Double> l2) {
        public NormLevels {
            linf = List.copyOf(linf);
            l2 = List.copyOf(l2);
        }

        private void require(String key) {
            RisingLevels.require(key + "linf", linf);
            RisingLevels.require(key + "l2", l2);
        }

        List<Double> in(Norm norm) {
            return norm == Norm.LINF ? linf : l2;
        }
    }

    /**
     * What noise is found on before it is tried.
     *
     * @param networks folders of trained or imported networks, each once, for the attack {@code transfer}
     * @param recordings file with the names of those on which the noise of {@code universal} is learnt; null for none
     */
    public record FoundOn(List<String> networks, @Nullable String recordings) {
        /** Nothing, where no attack needs any. */
        public static final FoundOn NONE = new FoundOn(List.of(), null);

        public FoundOn {
            networks = List.copyOf(networks);
            if (networks.stream().anyMatch(String::isBlank)
                    || networks.stream().distinct().count() < networks.size()) {
                throw BadUsage.expected(KEY + "foundOn.networks", "folders of networks, each once", networks);
            }
        }

        private void requireFor(List<String> names) {
            if (names.contains(KnownAttacks.UNIVERSAL) && recordings == null) {
                throw BadUsage.expected(
                        KEY + "foundOn.recordings",
                        "a list of recordings, as the attack universal learns on some (--learn-on)",
                        "none");
            }
            if (names.contains(KnownAttacks.TRANSFER) && networks.isEmpty()) {
                throw BadUsage.expected(
                        KEY + "foundOn.networks",
                        "the folder of a network, as the attack transfer needs one (--transfer-from)",
                        networks);
            }
        }
    }

    /** Whether the published procedure is among them. */
    public boolean hasPgd() {
        return names.contains(KnownAttacks.PGD);
    }

    /** Whether any other attack is among them. */
    public boolean hasOthers() {
        return names.stream().anyMatch(name -> !name.equals(KnownAttacks.PGD));
    }

    /** Whether any of them asks for gradients. A suite has attacks that do not. */
    public boolean needsGradients() {
        return hasPgd() || hasUniversal() || others().anyMatch(attack -> attack.asks() == NamedAttack.Asks.GRADIENTS);
    }

    /** Whether a suite is among them. */
    public boolean hasSuite() {
        return suites().findAny().isPresent();
    }

    /** Whether noise of other networks is tried. */
    public boolean hasTransfer() {
        return names.contains(KnownAttacks.TRANSFER);
    }

    /** Whether universal noise is tried. */
    public boolean hasUniversal() {
        return names.contains(KnownAttacks.UNIVERSAL);
    }

    /** The list of the recordings on which universal noise is learnt; empty where it is not tried. */
    public Optional<Path> learntOn() {
        return Optional.ofNullable(foundOn.recordings())
                .filter(list -> hasUniversal())
                .map(Path::of);
    }

    /** Folders of the networks whose noise is tried; none where it is not. */
    public List<Path> sourceFolders() {
        return hasTransfer() ? foundOn.networks().stream().map(Path::of).toList() : List.of();
    }

    /** The attacks but {@code pgd}, suites and those that first have to find their noise elsewhere. */
    Stream<NamedAttack> others() {
        return names.stream().filter(KnownAttacks::isBuiltIn).map(KnownAttacks::of);
    }

    /** The names of suites. */
    Stream<String> suites() {
        return names.stream().filter(Suite.NAMES::contains);
    }

    /** Whether noise is measured in microvolts, so that every recording must say what its amplitudes are in volts. */
    public boolean inMicrovolts() {
        return unit == Budget.Unit.MICROVOLTS && hasOthers();
    }

    /** Refuses leads that the classifier does not see. */
    public void requireLeads(List<Lead> seen) {
        for (String lead : leads) {
            if (hasOthers() && !seen.contains(new Lead(lead))) {
                throw BadUsage.expected(KEY + "leads", "leads of the classifier, " + seen, lead);
            }
        }
    }

    /**
     * The class that attacks are aimed at; none where they want any wrong answer.
     *
     * @param labels classes of the classifier
     * @throws BadUsage where it is none of them
     */
    public Optional<Label> target(LabelSet labels) {
        if (target == null || names.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(labels.find(target)
                .orElseThrow(
                        () -> BadUsage.expected(KEY + TARGET, "a class of the classifier, " + labels.names(), target)));
    }

    /** Whether noise of all attacks may lie in a recording of so many samples. */
    public boolean hasPlaceIn(int samples, double samplingRateHz) {
        return !hasOthers() || where().isIn(samples, samplingRateHz);
    }

    /** Where noise may lie. */
    Where where() {
        Where inLeads = Where.EVERYWHERE.leads(leads.stream().map(Lead::new).toList());
        return window.isEmpty() ? inLeads : inLeads.seconds(window.get(0), window.get(1));
    }

    /** A kind of noise with the settings that say where it may lie and what it is to reach. */
    Kind restricted(Kind kind) {
        Kind inLeads = leads.isEmpty() ? kind : kind.with(Kind.LEADS, String.join(" ", leads));
        Kind inWindow =
                window.isEmpty() ? inLeads : inLeads.with(Kind.WINDOW, window.get(0) + "-" + window.get(1) + " s");
        return target == null ? inWindow : inWindow.with(Kind.TARGET, target);
    }

    /** How much noise an attack in that norm may add, rising. */
    public List<Budget> budgets(Norm norm) {
        NormLevels chosen = unit == Budget.Unit.RELATIVE ? levels.relative() : levels.microvolts();
        return chosen.in(norm).stream()
                .map(epsilon -> new Budget(norm, epsilon, unit))
                .toList();
    }
}
