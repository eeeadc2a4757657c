/**
 * The smallest noise that broke each recording, kept in files while attacks are made. Entry point: {@link
 * io.heartproof.attack.saved.SavedNoise}.
 *
 * <pre>{@code
 * a batch that an attack has finished -> SavedNoise -> adversarials/ATTACK-NORM-UNIT/RECORDING.npz, and .hea and .dat in mV
 * }</pre>
 */
@NullMarked
package io.heartproof.attack.saved;

import org.jspecify.annotations.NullMarked;
