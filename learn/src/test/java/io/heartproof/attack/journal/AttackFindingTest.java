package io.heartproof.attack.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Victims;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(NoTensorLeft.class)
class AttackFindingTest {
    private static final boolean[] UNBROKEN = {false, false};

    @Test
    void refusesAnAnswerThatIsNoNumber() {
        try (Scope scope = Scope.open()) {
            Victims victims = Victims.of(SmallWorld.batch(SmallWorld.recordings(2, 3)), Device.CPU, 1, 2);
            NoiseSpace space = NoiseSpace.of(Budget.relative(Norm.LINF, 0.1), victims, SmallWorld.CONTRACT);
            AttackOutcome number = new AttackOutcome(space.none(), new int[] {0, 1}, UNBROKEN);
            AttackOutcome none = new AttackOutcome(space.none(), new int[] {0, AttackOutcome.NO_NUMBER}, UNBROKEN);

            assertThat(AttackFinding.all(number, space))
                    .extracting(AttackFinding::broken)
                    .containsExactly(false, false);
            assertThatThrownBy(() -> AttackFinding.all(none, space))
                    .isInstanceOf(BadData.class)
                    .hasMessage("the network: expected numbers as answers, got NaN about a recording under attack");
        }
    }
}
