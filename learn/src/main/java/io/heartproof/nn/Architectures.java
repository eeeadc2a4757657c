package io.heartproof.nn;

import io.heartproof.problem.BadUsage;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All architectures that service files on the class path name, ours and others'. Thread-safe. */
public final class Architectures {
    private static final List<Architecture> ALL = sorted(ServiceLoader.load(Architecture.class));

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

    static List<Architecture> sorted(Iterable<Architecture> found) {
        TreeSet<Architecture> byName = new TreeSet<>(Comparator.comparing(Architecture::name));
        for (Architecture architecture : found) {
            if (!byName.add(architecture)) {
                throw new IllegalStateException("two architectures are named " + architecture.name());
            }
        }
        return List.copyOf(byName);
    }

    private static String names() {
        return ALL.stream().map(Architecture::name).collect(Collectors.joining(", "));
    }
}
