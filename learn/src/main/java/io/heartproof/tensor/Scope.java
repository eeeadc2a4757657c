package io.heartproof.tensor;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerScope;
import org.jspecify.annotations.Nullable;

/**
 * The lifetime of native memory: whatever libtorch object the current thread makes between {@link #open()} and {@link
 * #close()} is freed by the latter, the innermost scope first.
 *
 * <pre>{@code
 * try (Scope scope = Scope.open()) {
 *     Tensor logits = network.forward(values, mask);   // and all that it makes on the way
 *     return Tensors.toFloats(logits);                 // all freed here
 * }
 * }</pre>
 *
 * Belongs to the thread that opened it.
 */
public final class Scope implements AutoCloseable {
    private final @Nullable PointerScope around;
    private final PointerScope own;

    private Scope(@Nullable PointerScope around, PointerScope own) {
        this.around = around;
        this.own = own;
    }

    /** Opens a scope inside the current thread's innermost one. */
    public static Scope open() {
        Natives.load();
        PointerScope around = PointerScope.getInnerScope();
        return new Scope(around, new PointerScope());
    }

    /** Hands an object made here over to the scope around this one, which must exist. */
    public <P extends Pointer> P handOver(P pointer) {
        if (around == null) {
            throw new IllegalStateException("no scope is open around this one");
        }
        around.attach(pointer);
        return pointer;
    }

    /** Takes an object out of every scope: the caller owns it from now on and gives it to {@link #free}. */
    public static <P extends Pointer> P own(P pointer) {
        return pointer.retainReference();
    }

    /** Frees an object that {@link #own} took out. */
    public static void free(Pointer owned) {
        owned.releaseReference();
    }

    @Override
    public void close() {
        own.close();
    }
}
