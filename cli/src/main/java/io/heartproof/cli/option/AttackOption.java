package io.heartproof.cli.option;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.problem.BadUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which attacks are made, and for how long. */
public final class AttackOption {
    private static final String OPTION = "--attacks";
    private static final String NONE = "none";
    private static final String MINUTES = "--budget-minutes";
    private static final String ATTACK = "evaluation.attack.";
    private static final String BUDGET = ATTACK + "budgetMinutes";

    @Option(
            names = OPTION,
            paramLabel = "NAME",
            split = ",",
            description =
                    "Attacks to run: none (the default of ONNX files), pgd (projected gradient descent as published,"
                            + " the default), or any of those that docs/attacks.md lists, with commas between.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = MINUTES,
            paramLabel = "N",
            description =
                    "How long all attacks may take: the cheapest are made first, those that no time is left for are"
                            + " left out and named; accuracy under attack is then an upper bound. Without: as long as they"
                            + " need.")
    private @Nullable Double budgetMinutes;

    /** The settings that they stand for, as {@code key=value}; none where they are not given. */
    public List<String> settings() {
        return settingsWith(List.of());
    }

    /**
     * The same with attacks that other options stand for.
     *
     * @param implied their names
     */
    public List<String> settingsWith(List<String> implied) {
        List<String> settings = new ArrayList<>(naming(implied));
        if (budgetMinutes != null) {
            if (!(budgetMinutes > 0 && Double.isFinite(budgetMinutes))) {
                throw BadUsage.expected(MINUTES, "minutes above 0", budgetMinutes);
            }
            settings.add(BUDGET + "=" + budgetMinutes);
        }
        return settings;
    }

    private List<String> naming(List<String> implied) {
        if (names.isEmpty() && implied.isEmpty()) {
            return List.of();
        }
        if (names.equals(List.of(NONE)) && implied.isEmpty()) {
            return List.of("evaluation.attack.names=[]");
        }
        KnownAttacks.requireKnown(OPTION, names);
        String all = Stream.concat(names.stream(), implied.stream()).distinct().collect(Collectors.joining(", "));
        return List.of("evaluation.attack.names=[" + all + "]");
    }

    /** Refuses a time, and settings that none of the attacks reads. */
    public void requireUsed(CommonOptions common, AttackConfig attacks) {
        String why = attacks.names().isEmpty() ? "where there is no attack" : "with the attacks " + attacks.names();
        if (attacks.names().isEmpty()) {
            common.refuse("evaluation.saveAdversarials"::equals, "changes nothing " + why);
        }
        if (!attacks.hasPgd()) {
            common.refuse(key -> (key + ".").startsWith("evaluation.pgd."), "changes nothing " + why);
        }
        if (!attacks.hasOthers()) {
            common.refuse(
                    key -> key.startsWith(ATTACK) && !key.equals(ATTACK + "names") && !key.equals(BUDGET),
                    "changes nothing " + why);
        }
        if (attacks.names().isEmpty()) {
            if (budgetMinutes != null) {
                throw new BadUsage(MINUTES + ": changes nothing " + why);
            }
            common.refuse(BUDGET::equals, "changes nothing " + why);
        }
        if (!attacks.hasUniversal()) {
            common.refuse("evaluation.attack.foundOn.recordings"::equals, "changes nothing " + why);
        }
        if (!attacks.hasTransfer()) {
            common.refuse("evaluation.attack.foundOn.networks"::equals, "changes nothing " + why);
        }
    }

    /** Refuses attacks that ask for gradients. */
    public static void requireBlackBox(AttackConfig attacks) {
        if (attacks.needsGradients()) {
            List<String> able = KnownAttacks.blackBoxNames();
            throw new BadUsage("%s: expected none%s, as an ONNX file gives no gradients, got %s"
                    .formatted(
                            OPTION,
                            able.isEmpty() ? "" : " or attacks among " + String.join(", ", able),
                            String.join(", ", attacks.names())));
        }
    }
}
