package io.heartproof.model;

import io.heartproof.batch.Batch;
import io.heartproof.classifier.Classifier;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Optional;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Tensor;

/**
 * A classifier whose logits can be differentiated with respect to its input and its parameters: what can be trained and
 * attacked from inside. Calls come from one thread at a time. {@link TorchClassifier} makes one of any {@link
 * io.heartproof.nn.Network}.
 */
public interface DifferentiableClassifier extends Classifier {
    /**
     * The logits, made in the current scope.
     *
     * @param values (N, L, T), scaled as the contract says, on {@link #device()}
     * @param mask (N, 1, T)
     * @return (N, K)
     */
    Tensor logits(Tensor values, Tensor mask);

    /** What is trained. */
    Parameters parameters();

    /** Where values and mask have to lie. */
    default Device device() {
        return parameters().device();
    }

    /** The same classifier for another thread, as {@link io.heartproof.nn.Network#twin()} says. */
    default Optional<DifferentiableClassifier> twin() {
        return Optional.empty();
    }

    /** The values of a batch on {@link #device()}: (N, L, T). */
    default Tensor values(Batch batch) {
        return Tensors.of(batch.values(), device(), batch.size(), batch.leads(), batch.length());
    }

    /** The mask of a batch on {@link #device()}: (N, 1, T). */
    default Tensor mask(Batch batch) {
        return Tensors.of(batch.mask(), device(), batch.size(), 1, batch.length());
    }

    /** The labels of a batch on {@link #device()}: (N). */
    default Tensor labels(Batch batch) {
        return Tensors.of(batch.labels(), device());
    }

    @Override
    default float[][] logits(Batch batch) {
        try (Scope scope = Scope.open();
                NoGradGuard guard = new NoGradGuard()) {
            return Tensors.toRows(logits(values(batch), mask(batch)));
        }
    }
}
