package io.heartproof.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "A0001.hea | A0001.hea",
                "rec-1_b.dat | rec-1_b.dat",
                "Müller, Hans.xml | M_ller__Hans.xml",
                "../../etc/passwd | passwd",
                "C:\\ecg\\A0001.mat | A0001.mat",
                ".. | _.",
                ".htaccess | _htaccess",
                "-rf | _rf",
                "a/ | _",
                "'' | _",
            })
    void keepsWhatAWfdbHeaderMayNameAndNothingElse(String name, String safe) {
        assertThat(FileNames.safe(name)).isEqualTo(safe);
    }

    @Test
    void keepsTheEndOfALongName() {
        assertThat(FileNames.safe("a".repeat(300) + ".csv")).hasSize(100).endsWith("a.csv");
    }

    @Test
    void noNameLeadsOutOfAFolder() {
        long seed = 20_261_124;
        Random random = new Random(seed);
        Path folder = Path.of("/home/upload");
        for (int i = 0; i < 10_000; i++) {
            String name = random.ints(random.nextInt(12), 0, 0x200)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .append(random.nextBoolean() ? "../" : ".")
                    .append((char) random.nextInt(0x80))
                    .toString();

            assertThat(folder.resolve(FileNames.safe(name)).normalize().getParent())
                    .as("seed %d, name '%s'", seed, name)
                    .isEqualTo(folder);
        }
    }
}
