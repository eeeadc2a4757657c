/**
 * DICOM files with an ECG waveform. Written after the public standard: PS3.10 (file), PS3.5 (encoding), PS3.3 section
 * C.10.9 (waveform).
 *
 * <p>Entry point: {@link io.heartproof.format.dicom.DicomReader}.
 *
 * <pre>{@code
 * file -> DicomParser -> DicomSet (the elements that an ECG needs) -> RhythmGroups (which make the recording)
 *   -> MultiplexGroup -> WaveformChannel (codes -> mV)
 * }</pre>
 */
@NullMarked
package io.heartproof.format.dicom;

import org.jspecify.annotations.NullMarked;
