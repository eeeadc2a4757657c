/**
 * Synthetic 12-lead ECGs of the nine CPSC2018 classes, with the truth about every beat.
 *
 * <p>Entry point: {@link io.heartproof.simulate.Simulator}. In: a seed, a label, an index. Out: a {@link
 * io.heartproof.simulate.SimulatedRecording}: twelve leads in mV at {@code samplingRateHz}, and for each {@link
 * io.heartproof.simulate.Beat} onset, peak and offset of its waves in samples. {@link
 * io.heartproof.simulate.SimulatedDataSet} writes a folder of them.
 *
 * <pre>{@code
 * seed, label, index -> patient -> heart: rhythm + form of each kind of beat
 *     -> moving dipole (mV, Frank's x, y, z) -> Dower matrix -> 8 leads + noise of the electrodes -> 12 leads
 * }</pre>
 *
 * <p>The model, its equations and sources are described in {@code docs/simulator.md}.
 */
@NullMarked
package io.heartproof.simulate;

import org.jspecify.annotations.NullMarked;
