package io.heartproof.provenance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The code that the program runs: what lies on its class path, ours and others'. A version alone does not tell two builds of it
 * apart, nor two builds of an attack of one's own. Stateless.
 */
public final class ProgramCode {
    private static final String ABOUT_JARS = "META-INF/";
    private static final String SERVICES = "META-INF/services/";

    private ProgramCode() {}

    /**
     * SHA-256 over all classes, resources and services, in the order of the class path. What a jar says of itself and when it was
     * built do not count.
     */
    public static String digest() throws IOException {
        return digest(System.getProperty("java.class.path"));
    }

    static String digest(String classPath) throws IOException {
        Digest digest = new Digest();
        for (String entry : classPath.split(File.pathSeparator, -1)) {
            Path path = Path.of(entry);
            if (Files.isRegularFile(path)) {
                addJar(digest, path);
            } else if (!entry.isEmpty() && Files.isDirectory(path)) {
                addFolder(digest, path);
            }
        }
        return digest.hex();
    }

    /** By the checksums that a jar holds of its entries, so that large jars need not be read. */
    private static void addJar(Digest digest, Path jar) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> counts(entry.getName()))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .forEach(entry ->
                            digest.add(entry.getName()).add(Long.toHexString(entry.getCrc()) + " " + entry.getSize()));
        } catch (ZipException e) {
            digest.add(jar); // no jar: Java finds no class in it
        }
    }

    private static void addFolder(Digest digest, Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
            if (counts(name)) {
                digest.add(name).add(Long.toString(Files.size(file))).add(file);
            }
        }
    }

    private static boolean counts(String name) {
        return !name.endsWith("/") && (!name.startsWith(ABOUT_JARS) || name.startsWith(SERVICES));
    }
}
