package io.heartproof.attack.black;

import static io.heartproof.attack.black.NineRecordings.UP_AND_DOWN;
import static io.heartproof.attack.black.NineRecordings.space;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.white.Pgd;
import io.heartproof.contract.InputContract;
import io.heartproof.label.LabelSet;
import io.heartproof.loss.CrossEntropy;
import io.heartproof.model.TorchClassifier;
import io.heartproof.problem.BadUsage;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import io.heartproof.testing.AnswersOnly;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Noise for a network that knows the classes, tried on another that knows them. */
@ExtendWith(NoTensorLeft.class)
class TransferTest {
    private static final Attack TO_THE_END = Pgd.of(0.1, 10, new CrossEntropy()).until(Pgd.Stop.UNSEEN);
    private static TorchClassifier known;
    private static TorchClassifier source;

    @BeforeAll
    static void open() {
        known = SmallWorld.knowing();
        source = SmallWorld.knowing();
    }

    @AfterAll
    static void free() {
        known.close();
        source.close();
    }

    @Test
    void breaksOneNetworkWithTheNoiseOfAnother() {
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(Norm.LINF, 0.5);
            AttackOutcome outcome = new Transfer(of(source), TO_THE_END).attack(AnswersOnly.of(known), space);

            assertThat(NineRecordings.broken(outcome)).containsExactly(UP_AND_DOWN);
            assertThat(outcome.passes().forward()).containsOnly(1);
            assertThat(outcome.passes().backward()).containsOnly(0);
            assertThat(Tensors.toFloats(outcome.noise()))
                    .isEqualTo(Tensors.toFloats(TO_THE_END.attack(source, space).noise()));
        }
    }

    @Test
    void breaksNothingWithNoiseThatIsTooSmall() {
        try (Scope scope = Scope.open()) {
            assertThat(new Transfer(of(source), TO_THE_END)
                            .attack(AnswersOnly.of(known), space(Norm.LINF, 0.3))
                            .broken())
                    .containsOnly(false);
        }
    }

    @Test
    void triesTheNoiseOfAFurtherNetworkOnWhatIsLeft() {
        try (Scope scope = Scope.open()) {
            List<SourceNetwork> twice = List.of(of(source).get(0), of(source).get(0));
            AttackOutcome outcome =
                    new Transfer(twice, TO_THE_END).attack(AnswersOnly.of(known), space(Norm.LINF, 0.5));

            assertThat(outcome.passes().forward()).containsExactly(1, 1, 2, 1, 1, 2, 1, 1, 2);
            assertThat(outcome.survivors()).containsExactly(2, 5, 8);
        }
    }

    @Test
    void refusesANetworkOfOtherClasses() {
        InputContract other =
                InputContract.published(known.contract().form(), new LabelSet(List.of("up", "down", "level")));
        TorchClassifier renamed = new TorchClassifier(other, source.network());
        try (Scope scope = Scope.open()) {
            NoiseSpace space = space(Norm.LINF, 0.3);
            Transfer transfer = new Transfer(of(renamed), TO_THE_END);
            assertThatThrownBy(() -> transfer.attack(known, space))
                    .isInstanceOf(BadUsage.class)
                    .hasMessage("labels of the network that noise is transferred from, second:"
                            + " expected [up, down, apart] as the evaluated network has, got [up, down, level]");
        }
    }

    private static List<SourceNetwork> of(TorchClassifier network) {
        return List.of(SourceNetwork.of("second", network, 1));
    }
}
