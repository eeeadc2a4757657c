/**
 * Files in, {@link io.heartproof.signal.Recording} out. Entry point: {@link io.heartproof.format.RecordingFiles}.
 *
 * <p>One sub-package per format ({@code wfdb}, {@code mat}, {@code edf}, {@code dicom}, {@code aecg}, {@code philips},
 * {@code muse}, {@code csv}); {@code bytes} says where a file's bytes come from, {@code rule} holds what is true for all formats,
 * {@code xml} reads XML. Whatever a file holds, a reader gives a recording or one {@link io.heartproof.problem.BadData}. It makes
 * no array before the file's size (or, for compressed files, what its bytes can possibly unpack to) has been shown to be enough
 * for it.
 *
 * <pre>{@code
 * path, bytes or stream -> RecordingFile -> RecordingFiles -> wfdb | mat | edf | dicom | xml (aecg, philips, muse) | csv
 *     -> Recording (leads by name, mV, NaN where the file says "invalid")
 * }</pre>
 */
@NullMarked
package io.heartproof.format;

import org.jspecify.annotations.NullMarked;
