package io.heartproof.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgramCodeTest {
    private static final String CLASS = "a/One.class";
    private static final String SERVICE = "META-INF/services/a.Service";

    @TempDir
    Path folder;

    @Test
    void isTheSameForAJarThatIsBuiltAgain() throws IOException {
        String first = digest(jar("first", 1, CLASS, "code", "META-INF/MANIFEST.MF", "Built: yesterday"));
        String again = digest(jar("again", 2, CLASS, "code", "META-INF/MANIFEST.MF", "Built: today"));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void differsForOtherCodeAndForAFurtherService() throws IOException {
        Path own = jar("own", 1, CLASS, "code");

        assertThat(digest(jar("changed", 1, CLASS, "edoc"))).isNotEqualTo(digest(own));
        assertThat(digest(own, jar("service", 1, SERVICE, "a.One"))).isNotEqualTo(digest(own));
    }

    @Test
    void differsForOtherCodeInAFolder() throws IOException {
        Path file = folder.resolve("classes").resolve(CLASS);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "code");
        String before = digest(folder.resolve("classes"));

        assertThat(digest(folder.resolve("classes"))).isEqualTo(before);
        Files.writeString(file, "edoc");
        assertThat(digest(folder.resolve("classes"))).isNotEqualTo(before);
    }

    /** Java passes over them, too. */
    @Test
    void passesOverWhatIsNotThereAndWhatIsNoJar() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "no jar");

        assertThat(digest(folder.resolve("missing"), text)).startsWith("sha256:");
    }

    @Test
    void knowsTheProgramItself() throws IOException {
        assertThat(ProgramCode.digest()).matches("sha256:[0-9a-f]{64}").isEqualTo(ProgramCode.digest());
    }

    private static String digest(Path... classPath) throws IOException {
        StringBuilder joined = new StringBuilder();
        for (Path entry : classPath) {
            joined.append(entry).append(File.pathSeparator);
        }
        return ProgramCode.digest(joined.toString());
    }

    /** @param entries names and contents in turn */
    private Path jar(String name, int daysOld, String... entries) throws IOException {
        Path file = folder.resolve(name + ".jar");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (int i = 0; i < entries.length; i += 2) {
                ZipEntry entry = new ZipEntry(entries[i]);
                entry.setTime(1_700_000_000_000L - 86_400_000L * daysOld);
                zip.putNextEntry(entry);
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return file;
    }
}
