/**
 * The bytes of a signal file: whether they are raw samples as a WFDB header says or begin with another format's mark, and
 * which codes they stand for.
 *
 * <p>Entry points: {@link io.heartproof.format.wfdb.raw.SignalFileMark}, {@link io.heartproof.format.wfdb.raw.SampleFormat}.
 *
 * <pre>{@code
 * first bytes of a file, RawLayout of the WFDB header -> SignalFileMark (WaveHeader, Matlab4Header) -> raw, or BadData
 * raw bytes -> SampleFormat -> codes
 * }</pre>
 */
@NullMarked
package io.heartproof.format.wfdb.raw;

import org.jspecify.annotations.NullMarked;
