/**
 * The door to libtorch: loading it ({@link io.heartproof.tensor.Natives}), the lifetime of native memory ({@link
 * io.heartproof.tensor.Scope}), arrays in and out ({@link io.heartproof.tensor.Tensors}), the machine's part that
 * computes ({@link io.heartproof.tensor.Device}), and weights on disk ({@link io.heartproof.tensor.Safetensors}).
 *
 * <p>Every step, request and batch runs in a scope; whatever is made inside is freed at its end unless it is handed
 * over. The tensor type itself is libtorch's.
 */
@NullMarked
package io.heartproof.tensor;

import org.jspecify.annotations.NullMarked;
