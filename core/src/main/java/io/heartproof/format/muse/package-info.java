/**
 * GE MUSE XML, as the MUSE system and GE carts export it. No specification of it is public; the element names are those
 * that published readers use.
 *
 * <p>Entry point: {@link io.heartproof.format.muse.MuseReader}.
 *
 * <pre>{@code
 * XmlElement RestingECG -> MuseReader (waveform, patient, derived limb leads) -> MuseLead (Base64 -> mV)
 * }</pre>
 */
@NullMarked
package io.heartproof.format.muse;

import org.jspecify.annotations.NullMarked;
