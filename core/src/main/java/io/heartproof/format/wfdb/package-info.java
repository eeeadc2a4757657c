/**
 * WFDB records: a text header {@code NAME.hea} that describes signal files beside it. Written after the format's
 * public description (PhysioNet, WFDB Applications Guide, header(5) and signal(5)).
 *
 * <p>Entry points: {@link io.heartproof.format.wfdb.WfdbReader}, {@link io.heartproof.format.wfdb.WfdbWriter}.
 *
 * <pre>{@code
 * NAME.hea -> HeaderParser -> Header -> WfdbReader      -> SignalFile (bytes -> codes, one pass per file)
 *                                    |                        -> SignalDecoder (codes -> mV, checks, one per signal)
 *                                    -> SegmentedReader -> one Header and WfdbReader per segment
 * }</pre>
 */
@NullMarked
package io.heartproof.format.wfdb;

import org.jspecify.annotations.NullMarked;
