package io.heartproof.attack.suite;

import io.heartproof.extension.Extensions;
import java.util.List;

/**
 * An attack of one's own under a name. Implement it in a public class with a public constructor without parameters, and name the
 * class in a file {@code META-INF/services/io.heartproof.attack.suite.OwnAttack}: then {@code --attacks} takes the name, and
 * results and reports have the attack. Implementations are immutable.
 */
public interface OwnAttack {
    /** The attack, its name, and what it asks for. */
    NamedAttack attack();

    /** Those that service files on the class path name, by name. */
    static List<NamedAttack> all() {
        return Extensions.of(OwnAttack.class, own -> own.attack().name()).stream()
                .map(OwnAttack::attack)
                .toList();
    }
}
