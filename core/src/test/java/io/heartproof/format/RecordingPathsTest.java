package io.heartproof.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.format.lead.LeadMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingPathsTest {
    @TempDir
    private Path folder;

    @Test
    void findsWhatLooksLikeARecordingInTheOrderOfNames() throws IOException {
        file("b.hea", "b 1 100 10\n");
        file("b.dat", "0123");
        file("b.mat", "MATLAB 5.0 MAT-file beside its header");
        file("inner/deeper/x.xml", "<?xml version=\"1.0\"?><AnnotatedECG/>");
        file("inner/a.csv", "I,II\n1,2\n");
        file("REFERENCE.csv", "Recording,First_label\nA1,1\n");
        file("notes.txt", "nothing");
        file("z.HEA", "z 1 100 10\n");
        assertThat(found(folder)).containsExactly("b.hea", "inner/a.csv", "inner/deeper/x.xml", "z.HEA");
    }

    /** What inspect, report and convert leave beside recordings. */
    @Test
    void passesOverDrawingsAndPages() throws IOException {
        file("a.hea", "a 1 100 10\n");
        file("a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"></svg>");
        file("a.csv", "I,II\n1,2\n");
        file(
                "b.xml",
                "\uFEFF<?xml version=\"1.0\"?>\n<!-- drawn -->\n<svg:svg xmlns:svg=\"http://www.w3.org/2000/svg\"/>");
        file("c.SVG", "<?xml version=\"1.0\"?><!--" + " ".repeat(1_000) + "--><svg/>");
        file("d.xml", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"svg11.dtd\"><svg/>");
        file("report.html", "<!DOCTYPE html>\n<html lang=\"en\"></html>");
        file("page.htm", "<html></html>");
        file("z.xml", "<?xml version=\"1.0\"?><!-- svg --><AnnotatedECG/>");

        assertThat(found(folder)).containsExactly("a.hea", "z.xml");
    }

    @Test
    void aFileStandsForItselfWhateverItIs() throws IOException {
        Path file = file("notes.txt", "nothing");
        assertThat(found(file, folder.resolve("missing"))).containsExactly("notes.txt", "missing");
    }

    @Test
    void anEmptyFolderHoldsNothing() throws IOException {
        Files.createDirectories(folder.resolve("a/b"));
        RecordingPaths paths = new RecordingPaths(List.of(folder).iterator(), LeadMap.NONE);
        assertThat(paths.hasNext()).isFalse();
        assertThatThrownBy(paths::next).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void aLinkToTheFolderAboveIsNotFollowed() throws IOException {
        file("inner/a.csv", "I,II\n1,2\n");
        Files.createSymbolicLink(folder.resolve("inner/loop"), folder);
        assertThat(found(folder)).containsExactly("inner/a.csv");
    }

    @Test
    void findsManyFilesWithoutHoldingThem() throws IOException {
        for (int i = 0; i < 2_000; i++) {
            file(String.format(Locale.ROOT, "r%04d.csv", i), "I\n1\n");
        }
        assertThat(found(folder)).hasSize(2_000).first().isEqualTo("r0000.csv");
    }

    private List<String> found(Path... starts) {
        List<String> names = new ArrayList<>();
        new RecordingPaths(List.of(starts).iterator(), LeadMap.NONE)
                .forEachRemaining(path -> names.add(folder.relativize(path).toString()));
        return names;
    }

    private Path file(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
