package io.heartproof.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OncePerProcessTest {
    private final List<String> closed = new ArrayList<>();

    private record Named(String name, List<String> closed) implements AutoCloseable {
        @Override
        public void close() {
            closed.add(name);
        }
    }

    @Test
    void makesOnePerKeyAndClosesEachAtTheEnd() throws Exception {
        Named first = get("a");

        assertThat(get("a")).isSameAs(first);
        assertThat(get("b")).isNotSameAs(first);
        assertThat(closed).isEmpty();
        assertThat(OncePerProcess.keeps(first)).isTrue();

        OncePerProcess.closeAll();

        assertThat(closed).containsExactlyInAnyOrder("a", "b");
        assertThat(OncePerProcess.keeps(first)).isFalse();
        assertThat(get("a")).isNotSameAs(first);
        OncePerProcess.closeAll();
    }

    private Named get(String key) {
        return OncePerProcess.get("test " + key, Named.class, () -> new Named(key, closed));
    }
}
