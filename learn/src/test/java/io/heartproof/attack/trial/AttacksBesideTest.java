package io.heartproof.attack.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.attack.Attack;
import io.heartproof.attack.AttackOutcome;
import io.heartproof.attack.Budget;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.attack.Norm;
import io.heartproof.attack.Where;
import io.heartproof.attack.black.Square;
import io.heartproof.attack.journal.AttackFinding;
import io.heartproof.attack.journal.AttackJournal;
import io.heartproof.attack.trial.AttackRound.AtSize;
import io.heartproof.attack.trial.AttackRound.Given;
import io.heartproof.attack.white.Apgd;
import io.heartproof.attack.white.ApgdTargeted;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.model.TorchClassifier;
import io.heartproof.model.Workers;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Natives;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Attacks that an {@link AttackRound} makes side by side. */
@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class AttacksBesideTest {
    private static final PreparedSet SET = SmallWorld.recordings(6, 3);

    @BeforeEach
    void haveTwoThreads() {
        Natives.setThreads(2);
    }

    /** Noise of 0.5 breaks "up" and "down", not "apart", the third and the sixth. */
    @Test
    void findWhatTheyFindOneAfterTheOther() {
        List<AtSize> all = List.of(new AtSize(0, 0.5), new AtSize(1, 0.3), new AtSize(2, 0.5), new AtSize(4, 0.5));
        List<AtSize> two = List.of(new AtSize(5, 0.5), new AtSize(3, 0.5));
        List<Given> attacks = List.of(
                new Given(Apgd.crossEntropy(8), all),
                new Given(new ApgdTargeted(2, 8), two),
                new Given(Square.of(20), List.of()));
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 2)) {
            AttackRound round = round(workers);
            List<List<AttackFinding>> beside = round.runBeside(attacks);

            assertThat(beside).extracting(List::size).containsExactly(4, 2, 0);
            assertThat(beside.get(0)).extracting(AttackFinding::broken).containsExactly(true, false, false, true);
            assertThat(beside.get(1)).extracting(AttackFinding::broken).containsExactly(false, true);
            for (int i = 0; i < attacks.size(); i++) {
                List<AttackFinding> alone =
                        round.run(attacks.get(i).attack(), attacks.get(i).recordings());
                for (int n = 0; n < alone.size(); n++) {
                    AttackFinding one = beside.get(i).get(n);
                    assertThat(one.broken()).isEqualTo(alone.get(n).broken());
                    assertThat(one.prediction()).isEqualTo(alone.get(n).prediction());
                    assertThat(one.forward()).isEqualTo(alone.get(n).forward());
                    if (one.broken()) {
                        assertThat(one.size()).isEqualTo(alone.get(n).size(), within(1e-3));
                    } else {
                        assertThat(one.backward()).isEqualTo(alone.get(n).backward());
                    }
                }
            }
        }
    }

    /** Each waits for the other, which one worker alone would do in vain. */
    @Test
    void keepBothWorkersBusyWithOneRecordingEach() {
        CountDownLatch both = new CountDownLatch(2);
        try (TorchClassifier classifier = SmallWorld.knowing();
                Workers workers = Workers.of(classifier, 2)) {
            List<List<AttackFinding>> found = round(workers)
                    .runBeside(List.of(
                            new Given(new Meeting("one", both), List.of(new AtSize(0, 0.5))),
                            new Given(new Meeting("other", both), List.of(new AtSize(0, 0.5)))));

            assertThat(found).allSatisfy(one -> assertThat(one.get(0).broken()).isTrue());
        }
    }

    private static AttackRound round(Workers workers) {
        return new AttackRound(
                SET, workers, Budget.relative(Norm.LINF, 1), Where.EVERYWHERE, 16, 7, AttackJournal.none());
    }

    /** Breaks a recording if the other attack comes. */
    private record Meeting(String name, CountDownLatch both) implements Attack {
        @Override
        public AttackOutcome attack(DifferentiableClassifier classifier, NoiseSpace space) {
            both.countDown();
            try {
                boolean met = both.await(1, TimeUnit.MINUTES);
                return new AttackOutcome(space.none(), new int[] {1}, new boolean[] {met});
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
