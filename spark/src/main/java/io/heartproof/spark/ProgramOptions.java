package io.heartproof.spark;

import io.heartproof.problem.BadUsage;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The options of a program, by name without dashes: from {@code heartproof spark}, which knows them, or from the arguments behind
 * {@code spark-submit}'s own, {@code --name value} or {@code --name=value}. Immutable.
 *
 * @param values as many as were given of each; none where it is given and takes none
 */
public record ProgramOptions(Map<String, List<String>> values) {
    private static final String DASHES = "--";

    public ProgramOptions {
        values = Map.copyOf(values);
    }

    /**
     * Reads arguments.
     *
     * @throws BadUsage where a value has no option
     */
    public static ProgramOptions parse(List<String> arguments) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        String open = "";
        for (String argument : arguments) {
            if (argument.startsWith(DASHES)) {
                String[] parts = argument.substring(DASHES.length()).split("=", 2);
                List<String> given = values.computeIfAbsent(parts[0], unknown -> new ArrayList<>());
                if (parts.length == 2) {
                    given.add(parts[1]);
                }
                open = parts.length == 2 ? "" : parts[0];
            } else if (open.isEmpty()) {
                throw new BadUsage("expected an option, got '" + argument + "'");
            } else {
                values.getOrDefault(open, new ArrayList<>()).add(argument);
                open = "";
            }
        }
        return new ProgramOptions(values);
    }

    /**
     * Returns these.
     *
     * @throws BadUsage where there are others than the known ones
     */
    public ProgramOptions requireKnown(Set<String> known) {
        for (String name : new TreeSet<>(values.keySet())) {
            if (!known.contains(name)) {
                throw new BadUsage("unknown option '--%s', known are --%s"
                        .formatted(name, String.join(", --", new TreeSet<>(known))));
            }
        }
        return this;
    }

    /** All but one. */
    public ProgramOptions without(String name) {
        Map<String, List<String>> others = new LinkedHashMap<>(values);
        others.remove(name);
        return new ProgramOptions(others);
    }

    /** Whether it is given, with a value or without. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** All values of an option that may be repeated. */
    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** The value of an option that has one. */
    public Optional<String> one(String name) {
        if (has(name) && all(name).size() != 1) {
            throw BadUsage.expected(DASHES + name, "one value", all(name).size());
        }
        return all(name).stream().findFirst();
    }

    /** As above, of an option that must be given. */
    public String required(String name) {
        return one(name).orElseThrow(() -> new BadUsage("missing option --" + name));
    }
}
