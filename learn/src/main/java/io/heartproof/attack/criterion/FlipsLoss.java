package io.heartproof.attack.criterion;

import io.heartproof.loss.Loss;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * A loss of one class at the logits z' and the label 0 of {@link FlipsClasses}: (N, K) and labels (N, K), 1 for each class that a
 * recording has and 0 for the others, to (N). Cross entropy becomes {@code log(1 + sum over watched k of exp f_k)}, the margin
 * {@code max f_k}.
 *
 * @param thresholds tau, one per class
 * @param watched indices of classes, ascending
 */
record FlipsLoss(Loss loss, List<Double> thresholds, List<Integer> watched) implements Loss {
    @Override
    public FlipsLoss at(int... recordings) {
        return new FlipsLoss(loss.at(recordings), thresholds, watched);
    }

    @Override
    public Tensor perRecording(Tensor logits, Tensor labels) {
        if (labels.dim() != 2 || labels.size(1) != thresholds.size() || logits.size(1) != thresholds.size()) {
            throw new IllegalArgumentException(
                    "expected logits and labels of %s classes for each recording, got %s and %s"
                            .formatted(thresholds.size(), shape(logits), shape(labels)));
        }
        Tensor sides = labels.to(logits.scalar_type()).mul(new Scalar(-2.0)).add(new Scalar(1.0));
        Tensor beyond = logits.sub(tau(logits)).mul(sides).index_select(1, rows(logits));
        Tensor posed = torch.cat(new TensorVector(torch.zeros_like(beyond.narrow(1, 0, 1)), beyond), 1);
        return loss.perRecording(posed, torch.zeros_like(labels.select(1, 0)));
    }

    private Tensor tau(Tensor like) {
        float[] values = new float[thresholds.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = thresholds.get(k).floatValue();
        }
        return Tensors.like(like, Tensors.of(values, Device.CPU, 1, values.length));
    }

    private Tensor rows(Tensor like) {
        return Tensors.indicesLike(
                like, watched.stream().mapToInt(Integer::intValue).toArray());
    }

    private static String shape(Tensor tensor) {
        return Arrays.toString(Tensors.shape(tensor));
    }
}
