package io.heartproof.attack.white;

import io.heartproof.tensor.Tensors;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * Where {@link Apgd} is with each open recording: its noise, the noise before that, the gradient there, and noise and
 * gradient of the highest loss. Each is (open, L, T), in the order of the open recordings. The memory is that of all
 * recordings at the start, and is changed in place, as a tensor per iteration would not be freed before the attack ends.
 * Lives in the scope that it was made in. Not thread-safe.
 */
final class Iterates {
    private final Tensor best;
    private final Tensor gradient;
    private final Tensor bestGradient;
    private Tensor current;
    private Tensor previous;
    private long open;

    /** At the start: noise of the open recordings. */
    Iterates(Tensor start) {
        open = start.size(0);
        current = start.clone();
        previous = start.clone();
        best = start.clone();
        gradient = torch.zeros_like(start);
        bestGradient = torch.zeros_like(start);
    }

    Tensor current() {
        return of(current);
    }

    Tensor previous() {
        return of(previous);
    }

    Tensor gradient() {
        return of(gradient);
    }

    Tensor best() {
        return of(best);
    }

    /** Goes to the next noise. */
    void move(Tensor next) {
        of(previous).copy_(next);
        Tensor before = current;
        current = previous;
        previous = before;
    }

    /** Takes in the gradient at the noise. */
    void climb(Tensor atCurrent) {
        gradient().copy_(atCurrent);
    }

    /** The noise of those at these positions is their best. */
    void improve(int... positions) {
        copy(current, best, positions);
        copy(gradient, bestGradient, positions);
    }

    /** Those at these positions go back to their best. */
    void restart(int... positions) {
        copy(best, current, positions);
        copy(bestGradient, gradient, positions);
    }

    /** Goes on with those at these positions alone. */
    void keep(int... staying) {
        if (staying.length == open) {
            return;
        }
        for (Tensor tensor : new Tensor[] {current, previous, best, gradient, bestGradient}) {
            tensor.narrow(0, 0, staying.length).copy_(Tensors.rows(tensor, staying));
        }
        open = staying.length;
    }

    private Tensor of(Tensor tensor) {
        return tensor.narrow(0, 0, open);
    }

    private void copy(Tensor from, Tensor to, int... positions) {
        if (positions.length == open) {
            of(to).copy_(of(from));
        } else if (positions.length > 0) {
            to.index_copy_(0, Tensors.indicesLike(to, positions), Tensors.rows(from, positions));
        }
    }
}
