package io.heartproof.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterruptionTest {
    @AfterEach
    void forgetTheInterruption() {
        Thread.interrupted();
    }

    @Test
    void letsWorkGoOnThatNobodyInterrupted() {
        assertThatCode(Interruption::check).doesNotThrowAnyException();
    }

    @Test
    void endsInterruptedWorkAndLeavesTheThreadInterrupted() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(Interruption::check).isInstanceOf(CancellationException.class);
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }

    @Test
    void asksAtTheFirstStepAndThenAtFewOnly() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(() -> Interruption.checkAt(0)).isInstanceOf(CancellationException.class);
        assertThatCode(() -> Interruption.checkAt(1)).doesNotThrowAnyException();
        assertThatThrownBy(() -> Interruption.checkAt(1 << 16)).isInstanceOf(CancellationException.class);
    }
}
