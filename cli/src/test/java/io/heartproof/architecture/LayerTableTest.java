package io.heartproof.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LayerTableTest {
    private final LayerTable table = LayerTable.parse("""
            Everything may import
            `problem` and `file`. A package counts whole.

            | level | package | module | lives here | may import |
            |---|---|---|---|---|
            | 0 | `problem` | core | failures | - |
            | 0 | `file` | core | files | - |
            | 0 | `signal` | core | `Recording` | - |
            | 0 | `tensor` | learn | the one door | libtorch |
            | 1 | `format` | core | bytes | signal |
            | 5 | `classify` | classify | `EcgClassifier` | format, signal |
            | 8 | `experiment` | learn | all of it | everything below |
            | 9 | `web`, `spark` | own modules | edges | core and `classify` |
            """);

    @Test
    void everyRowIsReadWithEachOfItsPackages() {
        assertThat(table.layers().keySet())
                .containsExactly(
                        "problem", "file", "signal", "tensor", "format", "classify", "experiment", "web", "spark");
        assertThat(table.layers().get("spark").module()).isEqualTo("own modules");
    }

    @Test
    void aPackageMayImportWhatItsRowListsAndWhatEveryoneMay() {
        assertThat(table.allowed("signal")).containsExactlyInAnyOrder("problem", "file");
        assertThat(table.allowed("problem")).containsExactly("file");
        assertThat(table.allowed("tensor")).containsExactlyInAnyOrder("problem", "file");
        assertThat(table.allowed("format")).containsExactlyInAnyOrder("problem", "file", "signal");
    }

    @Test
    void everythingBelowMeansAllLowerLevels() {
        assertThat(table.allowed("experiment"))
                .containsExactlyInAnyOrder("problem", "file", "signal", "tensor", "format", "classify");
    }

    @Test
    void coreMeansItsPackages() {
        assertThat(table.allowed("web")).containsExactlyInAnyOrder("problem", "file", "signal", "format", "classify");
    }

    @Test
    void refusesAPackageThatIsNamedTwice() {
        assertThatThrownBy(() -> LayerTable.parse("| 0 | `a` | core | x | - |\n| 1 | `a` | core | x | - |"))
                .hasMessage("the table names package a twice");
    }
}
