package io.heartproof.nn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import java.util.Map;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(NoTensorLeft.class)
class ParametersTest {
    private Parameters parameters;

    @BeforeEach
    void create() {
        parameters = new Parameters(Device.CPU);
        parameters.constant("b", 3, 2);
        parameters.uniform("a", new Uniform(1), 4, 2, 3);
    }

    @AfterEach
    void free() {
        parameters.close();
    }

    @Test
    void keepsNamesInTheOrderInWhichTheyWereAdded() {
        assertThat(parameters.byName()).containsOnlyKeys("b", "a");
        assertThat(parameters.byName().keySet()).containsExactly("b", "a");
        assertThat(parameters.count()).isEqualTo(8);
        assertThat(parameters.copy().get("b").values()).containsExactly(3, 3);
        assertThat(parameters.copy().get("a").shape()).containsExactly(2, 3);
    }

    @Test
    void refusesANameThatIsTakenOrUnknown() {
        assertThatThrownBy(() -> parameters.constant("a", 0, 1)).hasMessage("parameter a is named twice");
        assertThatThrownBy(() -> parameters.get("c")).hasMessage("no parameter c in [b, a]");
    }

    @Test
    void outlivesTheScopeInWhichItWasMade() {
        Tensor weight;
        try (Scope scope = Scope.open()) {
            weight = parameters.constant("c", 7, 1);
        }
        assertThat(weight.item_float()).isEqualTo(7);
    }

    @Test
    void freezesWhatWasTrainableAndThawsNothingElse() {
        parameters.get("b").set_requires_grad(false);
        try (Parameters.Frozen frozen = parameters.freeze()) {
            assertThat(parameters.get("a").requires_grad()).isFalse();
        }
        assertThat(parameters.get("a").requires_grad()).isTrue();
        assertThat(parameters.get("b").requires_grad()).isFalse();
    }

    @Test
    void forgetsGradients() {
        try (Scope scope = Scope.open()) {
            parameters.get("a").sum().backward();
            assertThat(parameters.get("a").grad().defined()).isTrue();
            parameters.clearGradients();
            assertThat(parameters.get("a").grad().defined()).isFalse();
        }
    }

    @Test
    void takesOverACopy() {
        Map<String, Safetensors.Array> copy = parameters.copy();
        copy.get("b").values()[1] = -1;
        assertThat(parameters.copy().get("b").values()).containsExactly(3, 3);
        parameters.load("a file", copy);
        assertThat(parameters.copy().get("b").values()).containsExactly(3, -1);
        assertThat(parameters.get("b").requires_grad()).isTrue();
    }

    @Test
    void changesNothingWhereNamesOrShapesDiffer() {
        Safetensors.Array b = new Safetensors.Array(new long[] {2}, new float[] {0, 0});
        Safetensors.Array a = new Safetensors.Array(new long[] {3, 2}, new float[6]);
        assertThatThrownBy(() -> parameters.load("w", Map.of("b", b, "c", a)))
                .isInstanceOf(BadData.class)
                .hasMessage("w: other parameters than the network's: missing [a], unknown [c]");
        assertThatThrownBy(() -> parameters.load("w", Map.of("b", b, "a", a)))
                .isInstanceOf(BadData.class)
                .hasMessage("w: a: expected shape [2, 3], got [3, 2]");
        assertThat(parameters.copy().get("b").values()).containsExactly(3, 3);
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesValuesThatAreNotFiniteAndChangesNothing(float value) {
        Map<String, Safetensors.Array> wrong = Map.of(
                "b", new Safetensors.Array(new long[] {2}, new float[] {1, value}),
                "a", new Safetensors.Array(new long[] {2, 3}, new float[6]));

        assertThatThrownBy(() -> parameters.load("file", wrong))
                .isInstanceOf(BadData.class)
                .hasMessage("file: b: expected finite values, got %s as value 2".formatted(value));
        assertThat(parameters.copy().get("b").values()).containsExactly(3, 3);
    }
}
