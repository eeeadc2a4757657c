package io.heartproof.attack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.batch.Batch;
import io.heartproof.contract.InputContract;
import io.heartproof.contract.PaddedForm;
import io.heartproof.contract.Scaling;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.NoTensorLeft;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Two recordings of two leads at 2 samples a second: five samples at the end of six, three at the begin. */
@ExtendWith(NoTensorLeft.class)
class WhereTest {
    private static final InputContract CONTRACT = new InputContract(
            List.of(Lead.I, Lead.V1), 2, new PaddedForm(2_000), Scaling.LEAD_PEAK, new LabelSet(List.of("a", "b")));
    private static final Batch BATCH = new Batch(
            List.of("late", "early"),
            new float[24],
            new float[] {0, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0},
            new int[2],
            2,
            6);
    private static final Budget ANY = Budget.relative(Norm.LINF, 1);

    @Test
    void everywhereIsTheMaskItself() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            assertThat(NoiseSpace.of(ANY, victims, CONTRACT).where()).isSameAs(victims.mask());
        }
    }

    @Test
    void aWindowBeginsWithTheRecordingAndNotWithThePadding() {
        assertThat(allowed(Where.EVERYWHERE.seconds(1, 2)))
                .containsExactly(0, 0, 0, 1, 1, 0, 0, 0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0);
    }

    @Test
    void leadsAreThoseOfTheContract() {
        assertThat(allowed(Where.EVERYWHERE.leads(List.of(Lead.V1)).seconds(0.5, Double.POSITIVE_INFINITY)))
                .containsExactly(0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1, 1, 0, 0, 0);
    }

    @Test
    void aWindowBehindTheEndAllowsNothing() {
        assertThat(allowed(Where.EVERYWHERE.seconds(60, 61))).containsOnly(0);
    }

    @Test
    void isTheSameForSomeOfTheVictims() {
        try (Scope scope = Scope.open()) {
            NoiseSpace both = NoiseSpace.of(ANY, Where.EVERYWHERE.seconds(1, 2), victims(), CONTRACT);
            assertThat(Tensors.toFloats(both.at(1).where())).containsExactly(0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0);
        }
    }

    @Test
    void refusesLeadsThatTheClassifierHasNotAndWindowsThatHoldNothing() {
        try (Scope scope = Scope.open()) {
            Victims victims = victims();
            Where second = Where.EVERYWHERE.leads(List.of(Lead.II));
            assertThatThrownBy(() -> NoiseSpace.of(ANY, second, victims, CONTRACT))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("noise may lie in leads of the classifier, [I, V1], got II");
        }
        assertThatThrownBy(() -> Where.EVERYWHERE.seconds(2, 2))
                .isInstanceOf(BadUsage.class)
                .hasMessage("a window for noise must begin at 0 s or later and end after that, got 2.0 to 2.0 s");
        assertThatThrownBy(() -> Where.EVERYWHERE.seconds(-1, 2)).isInstanceOf(BadUsage.class);
        assertThatThrownBy(() -> Where.EVERYWHERE.seconds(Double.NaN, 2)).isInstanceOf(BadUsage.class);
    }

    private static float[] allowed(Where where) {
        try (Scope scope = Scope.open()) {
            return Tensors.toFloats(
                    NoiseSpace.of(ANY, where, victims(), CONTRACT).where());
        }
    }

    private static Victims victims() {
        return Victims.of(BATCH, Device.CPU, 1, 2);
    }
}
