package io.heartproof.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadUsage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeviceTest {
    @Test
    void namesReadBack() {
        assertThat(Device.parse("cpu")).isEqualTo(Device.CPU).hasToString("cpu");
        assertThat(new Device(3)).hasToString("cuda:3");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CPU", "cuda", "cuda:", "cuda:-1", "cuda:1x", "cuda:100"})
    void refusesOtherNames(String name) {
        assertThatThrownBy(() -> Device.parse(name))
                .isInstanceOf(BadUsage.class)
                .hasMessage("device must be cpu or cuda:N, got '" + name + "'");
    }

    @Test
    void refusesADeviceThatIsNotThere() {
        assertThatThrownBy(() -> Device.parse("cuda:99"))
                .isInstanceOf(BadUsage.class)
                .hasMessageStartingWith("device cuda:99 was asked for, but this machine");
    }
}
