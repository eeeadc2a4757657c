/**
 * The physics of the simulator: a dipole that turns and grows in the chest, and what twelve leads see of it.
 *
 * <p>A {@link io.heartproof.simulate.dipole.Wave} (P, QRS, ST or T) is a sum of Gaussian {@link
 * io.heartproof.simulate.dipole.Lobe}s, each pointing somewhere; {@link io.heartproof.simulate.dipole.DipoleSignal} adds
 * waves up over time, and {@link io.heartproof.simulate.dipole.Torso} projects the sum to the leads ({@link
 * io.heartproof.simulate.dipole.DowerMatrix}) and adds the {@link io.heartproof.simulate.dipole.Background} noise.
 *
 * <p>Axes are those of Frank: x to the patient's left, y to the feet, z to the back. Amplitudes are mV.
 */
@NullMarked
package io.heartproof.simulate.dipole;

import org.jspecify.annotations.NullMarked;
