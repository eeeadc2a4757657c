package shape;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Which packages import which, and which of them in a circle. */
final class PackageGraph {
    private PackageGraph() {}

    /** Returns for each package the other packages of the tree that its sources import or name in full. */
    static Map<String, Set<String>> imports(List<Source> sources) {
        Set<String> packages = sources.stream().map(Source::home).collect(Collectors.toSet());
        Map<String, Set<String>> imports = new TreeMap<>();
        for (Source source : sources) {
            Set<String> others = imports.computeIfAbsent(source.home(), home -> new TreeSet<>());
            source.names().stream().map(name -> packageOf(name, packages)).forEach(others::add);
            others.removeAll(Set.of(source.home(), ""));
        }
        return imports;
    }

    /** Returns the longest package that the name begins with, or nothing. */
    private static String packageOf(String name, Set<String> packages) {
        String start = name;
        while (!packages.contains(start) && !start.isEmpty()) {
            start = start.substring(0, Math.max(0, start.lastIndexOf('.')));
        }
        return start;
    }

    /** Returns the groups of packages of which each reaches all others of its group. */
    static List<String> cycles(Map<String, Set<String>> imports) {
        Map<String, Set<String>> reached = new HashMap<>();
        imports.keySet().forEach(home -> reached.put(home, reachable(home, imports)));
        SortedSet<String> groups = new TreeSet<>();
        for (String home : imports.keySet()) {
            if (reached.get(home).contains(home)) {
                groups.add(reached.get(home).stream()
                        .filter(other -> reached.getOrDefault(other, Set.of()).contains(home))
                        .collect(Collectors.joining(" ")));
            }
        }
        return List.copyOf(groups);
    }

    private static Set<String> reachable(String home, Map<String, Set<String>> imports) {
        Set<String> seen = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(home));
        while (!open.isEmpty()) {
            for (String next : imports.getOrDefault(open.pop(), Set.of())) {
                if (seen.add(next)) {
                    open.push(next);
                }
            }
        }
        return seen;
    }
}
