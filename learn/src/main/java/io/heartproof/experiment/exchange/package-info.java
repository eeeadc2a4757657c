/**
 * Models that go to other programs or come from them: one ONNX file ({@link io.heartproof.experiment.exchange.ModelExport}),
 * weights alone ({@link io.heartproof.experiment.exchange.WeightsExport}, {@link
 * io.heartproof.experiment.exchange.WeightsImport}).
 *
 * <pre>{@code
 * folder of a model -> ONNX file, or safetensors
 * safetensors       -> folder of a model
 * }</pre>
 */
@NullMarked
package io.heartproof.experiment.exchange;

import org.jspecify.annotations.NullMarked;
