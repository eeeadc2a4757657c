package io.heartproof.cli.option;

import io.heartproof.attack.suite.AttackConfig;
import io.heartproof.attack.suite.KnownAttacks;
import io.heartproof.problem.BadUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The option that names attacks. */
public final class AttackOption {
    private static final String OPTION = "--attacks";
    private static final String NONE = "none";

    @Option(
            names = OPTION,
            paramLabel = "NAME",
            split = ",",
            description =
                    "Attacks to run: none (the default of ONNX files), pgd (projected gradient descent as published,"
                            + " the default), or any of those that docs/attacks.md lists, with commas between.")
    private List<String> names = new ArrayList<>();

    /** The setting that it stands for, as {@code key=value}; none where it is not given. */
    public List<String> settings() {
        return settingsWith(List.of());
    }

    /**
     * The same with attacks that other options stand for.
     *
     * @param implied their names
     */
    public List<String> settingsWith(List<String> implied) {
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

    /** Refuses settings that none of the attacks reads. */
    public static void requireUsed(CommonOptions common, AttackConfig attacks) {
        String why = attacks.names().isEmpty() ? "where there is no attack" : "with the attacks " + attacks.names();
        if (attacks.names().isEmpty()) {
            common.refuse("evaluation.saveAdversarials"::equals, "changes nothing " + why);
        }
        if (!attacks.hasPgd()) {
            common.refuse(key -> (key + ".").startsWith("evaluation.pgd."), "changes nothing " + why);
        }
        if (!attacks.hasOthers()) {
            common.refuse(
                    key -> key.startsWith("evaluation.attack.") && !key.equals("evaluation.attack.names"),
                    "changes nothing " + why);
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
