package io.heartproof.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RendezvousTest {
    private static final Rendezvous SECOND_OF_TWO = new Rendezvous(1, 2, "10.0.0.1", 29_500);

    @Test
    void isWhatTorchrunSays() {
        Map<String, String> environment = Map.of(
                "RANK", "1", "WORLD_SIZE", "2", "MASTER_ADDR", "10.0.0.1", "MASTER_PORT", "29500", "LOCAL_RANK", "0");

        assertThat(Rendezvous.of(environment)).contains(SECOND_OF_TWO);
        assertThat(Rendezvous.of(SECOND_OF_TWO.environment())).contains(SECOND_OF_TWO);
    }

    @Test
    void torchrunsAgentMayListenInPlaceOfTheFirst() {
        Map<String, String> environment = new HashMap<>(new Rendezvous(0, 2, "10.0.0.1", 29_500).environment());
        environment.put("TORCHELASTIC_RESTART_COUNT", "3");
        environment.put("TORCHELASTIC_USE_AGENT_STORE", "False");
        assertThat(Rendezvous.of(environment).orElseThrow().hostsStore()).isTrue();

        environment.put("TORCHELASTIC_USE_AGENT_STORE", "True");

        assertThat(Rendezvous.of(environment)).contains(new Rendezvous(0, 2, "10.0.0.1", 29_500, "3"));
        assertThat(Rendezvous.of(environment).orElseThrow().hostsStore()).isFalse();
    }

    @Test
    void withoutVariablesAProcessIsAlone() {
        assertThat(Rendezvous.of(Map.of("PATH", "/bin"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MASTER_PORT |       | MASTER_PORT: expected to be set as RANK is set, got nothing
        RANK        |       | RANK: expected to be set as WORLD_SIZE is set, got nothing
        RANK        | 2     | RANK: expected 0 to WORLD_SIZE - 1, which is 1, got 2
        RANK        | -1    | RANK: expected a whole number, got -1
        RANK        | one   | RANK: expected a whole number, got one
        WORLD_SIZE  | 0     | WORLD_SIZE: expected at least 1, got 0
        WORLD_SIZE  | 1e1   | WORLD_SIZE: expected a whole number, got 1e1
        MASTER_PORT | 65536 | MASTER_PORT: expected 1 to 65535, got 65536
        MASTER_ADDR | ''    | MASTER_ADDR: expected the address of rank 0's machine, got nothing
        """)
    void refusesInALineWhatCannotBe(String name, String value, String message) {
        Map<String, String> environment = new HashMap<>(SECOND_OF_TWO.environment());
        if (value == null) {
            environment.remove(name);
        } else {
            environment.put(name, value);
        }

        assertThatThrownBy(() -> Rendezvous.of(environment))
                .isInstanceOf(BadUsage.class)
                .hasMessage(message);
    }

    @Test
    void aGroupOfOneMeetsNobody() {
        try (ProcessGroup group = new Rendezvous(0, 1, "nowhere.invalid", 1).join()) {
            assertThat(group.isAlone()).isTrue();
            assertThat(group.sum(1, 2)).containsExactly(1, 2);
        }
    }
}
