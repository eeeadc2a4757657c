/**
 * What an ECG recording is, whatever file it came from.
 *
 * <p>Entry point: {@link io.heartproof.signal.Recording}. Amplitudes are millivolts wherever the file says what
 * they are, times are samples at {@code samplingRateHz}; a sample that the file marks as invalid is NaN.
 *
 * <pre>{@code
 * file -> format -> Recording (leads by name, samples in mV) -> preprocess -> batch
 * }</pre>
 */
@NullMarked
package io.heartproof.signal;

import org.jspecify.annotations.NullMarked;
