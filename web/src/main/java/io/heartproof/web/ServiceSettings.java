package io.heartproof.web;

import io.heartproof.problem.BadUsage;
import io.heartproof.web.guard.Access;
import io.heartproof.web.guard.Limits;
import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Where a service listens, to whom, and what it takes. Immutable.
 *
 * @param bind name or number of the address to listen at
 * @param port 0 for one that is free
 * @param cores how many recordings are computed at once
 */
public record ServiceSettings(String bind, int port, Access access, Limits limits, int cores) {
    private static final int LARGEST_PORT = 65_535;

    public ServiceSettings {
        if (port < 0 || port > LARGEST_PORT) {
            throw BadUsage.expected("port", "0 to " + LARGEST_PORT, port);
        }
        if (cores < 1) {
            throw BadUsage.expected("cores", "at least 1", cores);
        }
        if (access.token().isEmpty() && !access.anyone() && !isThisMachine(bind)) {
            throw new BadUsage("at %s anyone can reach the service: give it a token, or say that anyone may use it"
                    .formatted(bind));
        }
    }

    /** This machine only, standard limits, all cores. */
    public static ServiceSettings thisMachine(int port) {
        return new ServiceSettings(
                "127.0.0.1",
                port,
                Access.THIS_MACHINE,
                Limits.STANDARD,
                Runtime.getRuntime().availableProcessors());
    }

    /** The same at another address, to others. */
    public ServiceSettings with(String otherBind, Access otherAccess) {
        return new ServiceSettings(otherBind, port, otherAccess, limits, cores);
    }

    /** The same with other limits. */
    public ServiceSettings with(Limits other) {
        return new ServiceSettings(bind, port, access, other, cores);
    }

    private static boolean isThisMachine(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new BadUsage("bind: expected an address of this machine, got '" + host + "'");
        }
    }
}
