/**
 * What a WFDB header says: a line that names the record, lines of signals or segments, and comments.
 *
 * <p>Entry points: {@link io.heartproof.format.wfdb.header.HeaderParser}; {@link
 * io.heartproof.format.wfdb.header.HeaderComments} for what the comments alone say.
 *
 * <pre>{@code
 * NAME.hea -> HeaderParser: lines of Fields -> RecordField, SignalLineParser -> SignalLine, PatientComments -> Header
 * }</pre>
 */
@NullMarked
package io.heartproof.format.wfdb.header;

import org.jspecify.annotations.NullMarked;
