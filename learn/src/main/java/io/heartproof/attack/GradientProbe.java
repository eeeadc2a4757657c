package io.heartproof.attack;

import io.heartproof.loss.Loss;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import io.heartproof.tensor.LastingPieces;
import io.heartproof.tensor.Scope;
import io.heartproof.tensor.Tensors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.bytedeco.pytorch.DoubleOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A probe that gives losses and gradients, too. It asks in pieces: where recordings leave, in those of {@link LastingPieces}, as
 * the batch would go through every number of recordings; otherwise in one. The classifier's parameters get no gradients.
 */
public final class GradientProbe extends Probe {
    /** Instead of an infinite slope: far from where floats end. */
    private static final double STEEPEST = 1e30;

    private final DifferentiableClassifier classifier;
    private final Leave leave;
    private final LastingPieces pieces;

    private GradientProbe(DifferentiableClassifier classifier, Victims victims, Leave leave) {
        super(classifier, victims, leave);
        this.classifier = classifier;
        this.leave = leave;
        pieces = new LastingPieces(classifier.device(), victims.count());
    }

    /** Of a classifier that can be differentiated. */
    public static GradientProbe of(DifferentiableClassifier classifier, Victims victims, Leave leave) {
        return new GradientProbe(classifier, victims, leave);
    }

    /**
     * What the classifier answered and how it would rise.
     *
     * @param logits (asked, K)
     * @param losses (asked)
     * @param gradients (asked, L, T) of each recording's loss with respect to its values; zero, perhaps, for those that left.
     *     Where the network gives no number, as for the root of nothing, it is zero: one such value would make all noise none
     */
    @SuppressWarnings("ArrayRecordComponent") // a carrier for one call, compared by nobody
    public record LossGradients(float[][] logits, float[] losses, Tensor gradients) {}

    /**
     * Some of the open recordings, asked.
     *
     * @param from position of the first
     * @param values with noise, (piece, L, T)
     * @param logits the answers, (piece, K)
     * @param anyStays whether one of them is unbroken
     */
    private record AskedPiece(int from, Victims victims, Tensor values, Tensor logits, boolean anyStays) {
        /** Which of the victims they are. */
        int[] recordings(int... asked) {
            return Arrays.copyOfRange(asked, from, from + victims.count());
        }
    }

    @Override
    public float[][] logits(Tensor noise) {
        return ask(noise, piece -> {});
    }

    /** As {@link #gradient}, without gradients: the loss of each recording that is asked about. */
    public float[] losses(Loss loss, Tensor noise) {
        int[] asked = open();
        float[] losses = new float[asked.length];
        ask(noise, piece -> note(losses, piece.from(), losses(loss, piece, asked)));
        return losses;
    }

    /** What the victims' criterion makes of a loss, for the recordings with these indices. */
    private Loss raised(Loss loss, int... recordings) {
        return victims().criterion().raised(loss).at(recordings);
    }

    private Tensor losses(Loss loss, AskedPiece piece, int... asked) {
        return raised(loss, piece.recordings(asked))
                .perRecording(piece.logits(), piece.victims().labels());
    }

    private static void note(float[] losses, int from, Tensor perRecording) {
        float[] some = Tensors.toFloats(perRecording);
        System.arraycopy(some, 0, losses, from, some.length);
    }

    /**
     * Asks about the open recordings under noise; those that it breaks leave.
     *
     * @param loss what an attack raises, small where the answer is its label; what is raised of it is for the victims' criterion
     * to say
     * @param noise (open, L, T)
     */
    public LossGradients gradient(Loss loss, Tensor noise) {
        int[] asked = open();
        float[] losses = new float[asked.length];
        Tensor gradients = torch.zeros_like(noise);
        float[][] logits = ask(noise, piece -> {
            Tensor perRecording = losses(loss, piece, asked);
            note(losses, piece.from(), perRecording);
            if (piece.anyStays()) {
                Tensor gradient = Tensors.gradient(perRecording.sum(), piece.values());
                gradients.narrow(0, piece.from(), piece.victims().count()).copy_(finite(gradient));
                passes().addBackward(piece.recordings(asked));
            }
        });
        return new LossGradients(logits, losses, gradients);
    }

    private static Tensor finite(Tensor gradient) {
        return gradient.nan_to_num_(new DoubleOptional(0), new DoubleOptional(STEEPEST), new DoubleOptional(-STEEPEST));
    }

    private float[][] ask(Tensor noise, Consumer<AskedPiece> work) {
        int[] asked = open();
        float[][] answers = new float[asked.length][];
        int from = 0;
        try (Parameters.Frozen frozen = classifier.parameters().freeze()) {
            for (int size : pieces(asked.length)) {
                try (Scope scope = Scope.open()) {
                    int[] recordings = Arrays.copyOfRange(asked, from, from + size);
                    Victims piece = victims().rows(recordings);
                    Tensor values =
                            piece.values().add(noise.narrow(0, from, size)).set_requires_grad(true);
                    Tensor logits = classifier.logits(values, piece.mask());
                    passes().addForward(recordings);
                    float[][] rows = Tensors.toRows(logits);
                    System.arraycopy(rows, 0, answers, from, size);
                    work.accept(new AskedPiece(from, piece, values, logits, note(from, rows)));
                }
                from += size;
            }
        }
        closeRanks();
        return answers;
    }

    private List<Integer> pieces(int recordings) {
        return leave == Leave.WHEN_BROKEN ? pieces.next(recordings) : List.of(recordings);
    }
}
