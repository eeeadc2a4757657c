/**
 * Layers: what networks are made of. Each is described once in terms of {@link io.heartproof.nn.Operations}, so that it runs
 * on tensors and is written to ONNX alike; {@link io.heartproof.nn.layer.Init} collects the parameters of a new network.
 * Shapes: (N, C, T), features C over time T.
 */
@NullMarked
package io.heartproof.nn.layer;

import org.jspecify.annotations.NullMarked;
