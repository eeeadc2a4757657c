/**
 * Files in, {@link io.heartproof.signal.Recording} out. Entry point: {@link io.heartproof.format.RecordingFiles}.
 *
 * <p>One sub-package per format ({@code wfdb}, {@code mat}, {@code edf}, {@code dicom}, {@code aecg}, {@code philips}, {@code
 * muse}, {@code csv}); {@code bytes} gives the bytes of files, {@code rule} has the rules for all formats, {@code xml} reads
 * XML. A reader gives a recording or one {@link io.heartproof.problem.BadData}, whatever the file holds. Before it makes an
 * array, it checks that the file's size justifies the array; for compressed files, the largest size that its bytes can unpack
 * to.
 *
 * <pre>{@code
 * path, bytes or stream -> RecordingFile -> RecordingFiles -> wfdb | mat | edf | dicom | xml (aecg, philips, muse) | csv
 *     -> Recording (leads by name, mV, NaN where the file says "invalid")
 * }</pre>
 */
@NullMarked
package io.heartproof.format;

import org.jspecify.annotations.NullMarked;
