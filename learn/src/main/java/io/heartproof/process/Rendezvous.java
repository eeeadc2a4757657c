package io.heartproof.process;

import io.heartproof.problem.BadUsage;
import io.heartproof.process.heartbeat.DeadProcess;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which process of how many this one is, and where they meet. Immutable.
 *
 * @param rank from 0; rank 0 listens, the others come to it
 * @param size of the group, above the rank
 * @param address of rank 0's machine: a name or a number
 * @param port on which it listens, 1 to 65,535
 * @param attempt of torchrun to start the group, where its agent listens in rank 0's place and did so at earlier attempts; empty
 *     where rank 0 does
 */
public record Rendezvous(int rank, int size, String address, int port, String attempt) {
    private static final String RANK = "RANK";
    private static final String SIZE = "WORLD_SIZE";
    private static final String ADDRESS = "MASTER_ADDR";
    private static final String PORT = "MASTER_PORT";
    private static final String AGENT_HOSTS = "TORCHELASTIC_USE_AGENT_STORE";
    private static final String ATTEMPT = "TORCHELASTIC_RESTART_COUNT";
    private static final String INVITATION = "heartproof/heartbeats";
    private static final List<String> ALL = List.of(RANK, SIZE, ADDRESS, PORT);
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final int LAST_PORT = 65_535;

    public Rendezvous {
        if (size < 1) {
            throw BadUsage.expected(SIZE, "at least 1", size);
        }
        if (rank < 0 || rank >= size) {
            throw BadUsage.expected(RANK, "0 to WORLD_SIZE - 1, which is " + (size - 1), rank);
        }
        if (address.isBlank()) {
            throw BadUsage.expected(ADDRESS, "the address of rank 0's machine", "nothing");
        }
        if (port < 1 || port > LAST_PORT) {
            throw BadUsage.expected(PORT, "1 to " + LAST_PORT, port);
        }
    }

    /** One whose rank 0 listens itself. */
    public Rendezvous(int rank, int size, String address, int port) {
        this(rank, size, address, port, "");
    }

    /**
     * What the variables say that torchrun sets for each process: {@code RANK}, {@code WORLD_SIZE}, {@code MASTER_ADDR} and
     * {@code MASTER_PORT}; where its agent listens, {@code TORCHELASTIC_USE_AGENT_STORE} and {@code TORCHELASTIC_RESTART_COUNT},
     * too.
     *
     * @return empty where there is none of them: the process works alone
     * @throws BadUsage where one is missing or no such number
     */
    public static Optional<Rendezvous> of(Map<String, String> environment) {
        if (ALL.stream().noneMatch(environment::containsKey)) {
            return Optional.empty();
        }
        for (String name : ALL) {
            if (!environment.containsKey(name)) {
                throw BadUsage.expected(name, "to be set as " + others(environment) + " is set", "nothing");
            }
        }
        return Optional.of(new Rendezvous(
                number(environment, RANK),
                number(environment, SIZE),
                environment.getOrDefault(ADDRESS, ""),
                number(environment, PORT),
                attempt(environment)));
    }

    private static String attempt(Map<String, String> environment) {
        return "True".equals(environment.get(AGENT_HOSTS)) ? environment.getOrDefault(ATTEMPT, "0") : "";
    }

    /** Whether this one listens for the others. */
    boolean hostsStore() {
        return rank == 0 && attempt.isEmpty();
    }

    private static String others(Map<String, String> environment) {
        return ALL.stream().filter(environment::containsKey).findFirst().orElseThrow();
    }

    private static int number(Map<String, String> environment, String name) {
        String text = environment.getOrDefault(name, "");
        if (!NUMBER.matcher(text).matches()) {
            throw BadUsage.expected(name, "a whole number", text);
        }
        return Integer.parseInt(text);
    }

    /** The variables that say this, as {@link #of} reads them. */
    public Map<String, String> environment() {
        return Map.of(
                RANK,
                Integer.toString(rank),
                SIZE,
                Integer.toString(size),
                ADDRESS,
                address,
                PORT,
                Integer.toString(port));
    }

    /**
     * Meets the others; returns when all have come. A group of one needs no meeting.
     *
     * @throws ProcessLost where they do not all come in time
     */
    public ProcessGroup join() {
        Patience patience = Patience.of(System.getenv());
        return size == 1
                ? ProcessGroup.alone()
                : GlooGroup.connect(MeetingStore.meet(this, patience.forAll()), patience.forAnswer());
    }

    /**
     * Meets the others as {@link #join} does; from then on each sends the others heartbeats.
     *
     * @param listener told once that another process is gone, also where this one hangs in a call; who wants all to end ends this
     *     process there
     * @throws ProcessLost where they do not all come in time
     * @throws IOException where heartbeats do not get through
     */
    public ProcessGroup join(DeadProcess.Listener listener) throws IOException {
        if (size == 1) {
            return ProcessGroup.alone();
        }
        Patience patience = Patience.of(System.getenv());
        MeetingStore store = MeetingStore.meet(this, patience.forAll());
        return WatchedGroup.of(
                this,
                invitation -> store.told(INVITATION, invitation),
                () -> GlooGroup.connect(store, patience.forAnswer()),
                listener);
    }
}
