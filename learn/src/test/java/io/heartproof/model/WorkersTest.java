package io.heartproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Inference;
import io.heartproof.contract.InputContract;
import io.heartproof.nn.Network;
import io.heartproof.nn.Parameters;
import io.heartproof.prepared.PreparedSet;
import io.heartproof.tensor.Natives;
import io.heartproof.tensor.Scope;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import io.heartproof.testing.ThreadsAsBefore;
import java.util.List;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith({NoTensorLeft.class, ThreadsAsBefore.class})
class WorkersTest {
    private final TorchClassifier classifier = SmallWorld.classifier(1);

    @BeforeEach
    void haveFourThreads() {
        Natives.setThreads(4);
    }

    @AfterEach
    void free() {
        classifier.close();
    }

    @Test
    void shareTheThreadsOfAnOperation() {
        try (Workers workers = Workers.of(classifier, 2)) {
            assertThat(workers.count()).isEqualTo(2);
            assertThat(workers.onEach((worker, twin) -> Natives.threads())).containsExactly(2, 2);
        }
        assertThat(Natives.threads()).isEqualTo(4);
    }

    @Test
    void giveTheLogitsOfOneWhoeverTakesTheBatch() {
        PreparedSet set = SmallWorld.recordings(11, 2);
        float[][] alone = new Inference(classifier, 2).logits(set);
        try (Workers workers = Workers.of(classifier, 3)) {
            float[][] shared = new Inference(workers, 2).logits(set);
            for (int i = 0; i < alone.length; i++) {
                assertThat(shared[i]).containsExactly(alone[i], within(1e-5f));
            }
        }
    }

    @Test
    void areAsManyAsThereAreThreads() {
        try (Workers workers = Workers.of(classifier, 100)) {
            assertThat(workers.onEach((worker, twin) -> worker)).containsExactly(0, 1, 2, 3);
        }
    }

    @Test
    void seeEveryChangeOfTheWeights() {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(2, 1));
        try (Workers workers = Workers.of(classifier, 2)) {
            float[][] before = classifier.logits(batch);
            try (Scope scope = Scope.open();
                    NoGradGuard guard = new NoGradGuard()) {
                classifier.parameters().get("layer5.bias").add_(new Scalar(0.5));
            }
            float[][] after = classifier.logits(batch);
            assertThat(after[0][0]).isGreaterThan(before[0][0] + 0.4f);
            for (float[][] logits : workers.onEach((worker, twin) -> twin.logits(batch))) {
                assertThat(logits[0]).containsExactly(after[0], within(1e-5f));
                assertThat(logits[1]).containsExactly(after[1], within(1e-5f));
            }
        }
    }

    @Test
    void tellAFailureWhenAllHaveEnded() {
        boolean[] ended = {false, false};
        try (Workers workers = Workers.of(classifier, 2)) {
            assertThatThrownBy(() -> workers.onEach((worker, twin) -> {
                        if (worker == 0) {
                            throw new IllegalStateException("no");
                        }
                        twin.logits(SmallWorld.batch(SmallWorld.recordings(4, 1)));
                        ended[worker] = true;
                        return worker;
                    }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("no");
        }
        assertThat(ended).containsExactly(false, true);
    }

    @Test
    void areTheCallingThreadWhereTheNetworkHasNoTwin() {
        Network alone = new Network() {
            @Override
            public Tensor forward(Tensor values, Tensor mask) {
                return classifier.network().forward(values, mask);
            }

            @Override
            public Parameters parameters() {
                return classifier.parameters();
            }
        };
        InputContract contract = classifier.contract();
        try (Workers workers = Workers.of(new TorchClassifier(contract, alone), 4)) {
            List<Thread> threadsUsed = workers.onEach((worker, twin) -> Thread.currentThread());
            assertThat(threadsUsed).containsExactly(Thread.currentThread());
            assertThat(workers.twin(0).logits(SmallWorld.batch(SmallWorld.recordings(1, 1))))
                    .hasDimensions(1, 3);
        }
    }
}
