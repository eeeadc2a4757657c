/**
 * A trained network as one ONNX file that any runtime can load. {@link io.heartproof.onnx.OnnxExport} is the entry point: a
 * classifier with its contract in, a checked file out.
 *
 * <pre>{@code
 * network -> GraphWriter (operations as nodes) -> model.onnx -> ExportCheck (ONNX Runtime against libtorch)
 * inputs values (N, L, T), mask (N, 1, T); output logits (N, K); N and T are free
 * }</pre>
 */
@NullMarked
package io.heartproof.onnx;

import org.jspecify.annotations.NullMarked;
