package io.heartproof.nn;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.tensor.Device;
import io.heartproof.testing.NoTensorLeft;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of docs/networks.md has every network, with what it really is. */
@ExtendWith(NoTensorLeft.class)
class DocumentedNetworksTest {
    private static final Path DOCUMENT = Path.of("../docs/networks.md");
    private static final NetworkSize SIZE = new NetworkSize(8, 9);
    private static final int TEN_SECONDS_PADDED = 6144;

    static List<Architecture> all() {
        return Architectures.all();
    }

    @ParameterizedTest
    @MethodSource("all")
    void theTableHasItsParametersAndOperations(Architecture architecture) throws IOException {
        try (Network network = architecture.create(SIZE, Device.CPU, 1)) {
            String expected = String.format(
                    Locale.ROOT,
                    "| `%s` | %,d | %.3f |",
                    architecture.name(),
                    network.parameters().count(),
                    2 * architecture.multiplyAdds(SIZE, TEN_SECONDS_PADDED) / 1e9);
            assertThat(Files.readString(DOCUMENT)).contains("\n" + expected);
        }
    }

    @Test
    void theTableHasNoOther() throws IOException {
        assertThat(Files.readAllLines(DOCUMENT).stream()
                        .filter(line -> line.matches("\\| `\\w+` \\| [\\d,]+ \\| \\d\\.\\d{3} \\|.*")))
                .hasSameSizeAs(Architectures.all());
    }
}
