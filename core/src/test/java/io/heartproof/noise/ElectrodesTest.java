package io.heartproof.noise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.problem.BadUsage;
import io.heartproof.signal.Lead;
import org.junit.jupiter.api.Test;

class ElectrodesTest {
    /** RA 1, LA 3, LL 8, V1 to V6 10 to 15; Wilson's terminal is at 4. */
    private static final double[][] POTENTIALS = {{1}, {3}, {8}, {10}, {11}, {12}, {13}, {14}, {15}};

    @Test
    void seesDifferencesOfPotentialsByHand() {
        double[] expected = {2, 7, 5, 1 - 5.5, 3 - 4.5, 8 - 2, 6, 7, 8, 9, 10, 11};
        for (int i = 0; i < expected.length; i++) {
            Lead lead = Lead.STANDARD_12.get(i);
            assertThat(Electrodes.lead(lead, POTENTIALS)[0]).as(lead.name()).isCloseTo(expected[i], within(1e-12));
        }
    }

    @Test
    void refusesALeadWhoseElectrodesAreNotKnown() {
        assertThatThrownBy(() -> Electrodes.lead(new Lead("MLII"), POTENTIALS))
                .isInstanceOf(BadUsage.class)
                .hasMessage("noise of electrodes is known for the twelve standard leads, not for lead MLII");
    }
}
