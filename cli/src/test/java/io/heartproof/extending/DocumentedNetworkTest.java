package io.heartproof.extending;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The network that docs/extending.md shows is the one that the tests build and run. */
class DocumentedNetworkTest {
    private static final Path ROOT = Path.of(System.getProperty("heartproof.root"));

    @Test
    void theDocumentShowsTheTestedFileInFiftyLines() throws IOException {
        String tested = Files.readString(ROOT.resolve("cli/src/test/java/io/heartproof/extending/PlainNetwork.java"));

        assertThat(Files.readString(ROOT.resolve("docs/extending.md"))).contains("```java\n" + tested + "```\n");
        assertThat(tested.lines()).hasSizeLessThanOrEqualTo(50);
    }
}
