package io.heartproof.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProgramOptionsTest {
    @Test
    void readsValuesBehindSpacesAndEqualsSigns() {
        ProgramOptions options = parse("--model", "a b.onnx", "--lead=chan 1=II", "--lead", "x=V5", "--abstain");

        assertThat(options.required("model")).isEqualTo("a b.onnx");
        assertThat(options.all("lead")).containsExactly("chan 1=II", "x=V5");
        assertThat(options.has("abstain")).isTrue();
        assertThat(options.one("out")).isEmpty();
    }

    @Test
    void refusesInOneLineWhatIsUnknownMissingOrGivenTwice() {
        assertThatThrownBy(() -> parse("--modell", "x").requireKnown(Set.of("out", "model")))
                .isInstanceOf(BadUsage.class)
                .hasMessage("unknown option '--modell', known are --model, --out");
        assertThatThrownBy(() -> parse("--out").required("model")).hasMessage("missing option --model");
        assertThatThrownBy(() -> parse("--out", "a", "--out", "b").required("out"))
                .hasMessage("--out: expected one value, got 2");
        assertThatThrownBy(() -> parse("--out", "a", "b")).hasMessage("expected an option, got 'b'");
    }

    private static ProgramOptions parse(String... arguments) {
        return ProgramOptions.parse(List.of(arguments));
    }
}
