/**
 * EDF and EDF+ files: a header of text fields, then records that hold some seconds of every signal each. Written after
 * the public specifications (Kemp et al. 1992; Kemp, Olivan 2003). The ECG signals are read, by their labels.
 *
 * <p>Entry point: {@link io.heartproof.format.edf.EdfReader}.
 *
 * <pre>{@code
 * file -> EdfHeader (EdfSignal per signal, EdfPatient) -> EdfRecords (16-bit codes -> mV; EdfClock watches for gaps)
 * }</pre>
 */
@NullMarked
package io.heartproof.format.edf;

import org.jspecify.annotations.NullMarked;
