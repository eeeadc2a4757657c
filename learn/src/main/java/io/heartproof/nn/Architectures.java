package io.heartproof.nn;

import io.heartproof.extension.Extensions;
import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.stream.Collectors;

/** All architectures that service files on the class path name, ours and others'. Thread-safe. */
public final class Architectures {
    private static final List<Architecture> ALL = Extensions.of(Architecture.class, Architecture::name);

    private Architectures() {}

    /** All of them, by name. */
    public static List<Architecture> all() {
        return ALL;
    }

    /** The one of that name, such as {@code resnet18a}; {@link BadUsage} where there is none. */
    public static Architecture named(String name) {
        return ALL.stream()
                .filter(architecture -> architecture.name().equals(name))
                .findFirst()
                .orElseThrow(() -> BadUsage.expected("network.architecture", "one of " + names(), "\"" + name + "\""));
    }

    private static String names() {
        return ALL.stream().map(Architecture::name).collect(Collectors.joining(", "));
    }
}
