package io.heartproof.extension;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.Function;

/** What service files on the class path name, ours and others'. Stateless. */
public final class Extensions {
    private Extensions() {}

    /**
     * All implementations of a service, in the order of their names. Each is a public class with a public constructor without
     * parameters.
     *
     * @param name of an implementation, which no other has
     */
    public static <T> List<T> of(Class<T> service, Function<T, String> name) {
        return sorted(ServiceLoader.load(service), name);
    }

    /** In the order of their names; fails where two have one. */
    static <T> List<T> sorted(Iterable<T> found, Function<T, String> name) {
        TreeMap<String, T> byName = new TreeMap<>();
        for (T one : found) {
            T other = byName.putIfAbsent(name.apply(one), one);
            if (other != null) {
                throw new IllegalStateException("%s and %s are both named %s"
                        .formatted(other.getClass().getName(), one.getClass().getName(), name.apply(one)));
            }
        }
        return List.copyOf(byName.values());
    }

    /** The built-in ones, then the others; fails where two have one name. */
    public static <T> List<T> after(List<T> builtIn, List<T> others, Function<T, String> name) {
        List<T> all = new ArrayList<>(builtIn);
        all.addAll(others);
        sorted(all, name);
        return List.copyOf(all);
    }
}
