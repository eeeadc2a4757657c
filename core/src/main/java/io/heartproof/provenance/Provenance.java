package io.heartproof.provenance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a result was made from. Both maps iterate in the order of their keys, so that the same provenance is the same file.
 *
 * @param program name and version of this program
 * @param created when, ISO-8601, UTC
 * @param command the command line as given
 * @param seed the seed from which all others are derived
 * @param threads threads that computed (results are bit-identical only for equal counts)
 * @param device {@code cpu} or {@code cuda:N}
 * @param versions of Java, operating system, native libraries
 * @param digests of the data that went in, by what they are ({@code data}, {@code split}, {@code weights})
 */
public record Provenance(
        String program,
        String created,
        String command,
        long seed,
        int threads,
        String device,
        Map<String, String> versions,
        Map<String, String> digests) {
    public Provenance {
        versions = Collections.unmodifiableMap(new TreeMap<>(versions));
        digests = Collections.unmodifiableMap(new TreeMap<>(digests));
    }

    /**
     * How work is done.
     *
     * @param command the command line as given
     * @param seed from which all others are derived
     * @param threads that compute
     * @param device {@code cpu} or {@code cuda:N}
     */
    public record Work(String command, long seed, int threads, String device) {}

    /**
     * Of something that is made now by this program.
     *
     * @param libraries versions of native and other libraries that compute, by name
     */
    public static Provenance now(Work work, Map<String, String> libraries, Map<String, String> digests) {
        Map<String, String> versions = new TreeMap<>(libraries);
        versions.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.version"));
        versions.put(
                "os",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        String version = Provenance.class.getPackage().getImplementationVersion();
        return new Provenance(
                "heartproof " + (version == null ? "not packaged" : version),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                work.command(),
                work.seed(),
                work.threads(),
                work.device(),
                versions,
                digests);
    }
}
