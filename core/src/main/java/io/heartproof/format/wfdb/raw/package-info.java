/**
 * Whether a signal file holds raw samples as a WFDB header says, or begins with another format's mark.
 *
 * <p>Entry point: {@link io.heartproof.format.wfdb.raw.SignalFileMark}.
 *
 * <pre>{@code
 * first bytes of a file, RawLayout of the WFDB header -> SignalFileMark (WaveHeader, Matlab4Header) -> raw, or BadData
 * }</pre>
 */
@NullMarked
package io.heartproof.format.wfdb.raw;

import org.jspecify.annotations.NullMarked;
