package io.heartproof.extension;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class ExtensionsTest {
    @Test
    void comeInTheOrderOfTheirNames() {
        assertThat(Extensions.sorted(List.of("c", "a", "b"), Function.identity()))
                .containsExactly("a", "b", "c");
    }

    @Test
    void standBehindWhatIsBuiltIn() {
        assertThat(Extensions.after(List.of("z", "b"), List.of("a"), Function.identity()))
                .containsExactly("z", "b", "a");
    }

    @Test
    void twoOfOneNameAreRefused() {
        assertThatThrownBy(() -> Extensions.sorted(List.of("a", "a"), Function.identity()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.String and java.lang.String are both named a");
        assertThatThrownBy(() -> Extensions.after(List.of("a"), List.of("a"), Function.identity()))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aServiceThatNobodyImplementsHasNone() {
        assertThat(Extensions.of(ExtensionsTest.class, Object::toString)).isEmpty();
    }
}
