package io.heartproof.disturbance;

import io.heartproof.contract.InputContract;
import io.heartproof.extension.Extensions;
import java.util.List;
import java.util.Optional;

/**
 * A disturbance of one's own under a name. Implement it in a public class with a public constructor without parameters, and name
 * the class in a file {@code META-INF/services/io.heartproof.disturbance.OwnDisturbance}: then {@code defence.noise.source} takes
 * the name, and networks are trained on recordings with it. Implementations are immutable.
 */
public interface OwnDisturbance {
    /** As users write it; no other disturbance has it. */
    String name();

    /** What it does to recordings that are prepared as the contract says. */
    Disturbance of(InputContract contract);

    /** Those that service files on the class path name, by name. */
    static List<OwnDisturbance> all() {
        return Extensions.of(OwnDisturbance.class, OwnDisturbance::name);
    }

    /** The one of that name. */
    static Optional<OwnDisturbance> named(String name) {
        return all().stream().filter(own -> own.name().equals(name)).findFirst();
    }
}
