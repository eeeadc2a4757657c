/**
 * From a request's body to a recording: the files are written to a folder of their own under names of ours, read, and
 * deleted.
 *
 * <p>{@link io.heartproof.web.upload.Uploads} is the entry point.
 *
 * <pre>{@code
 * body (bounded in bytes and time) -> folder/recording.csv, or the parts of a form -> RecordingFiles -> Recording
 * }</pre>
 */
@NullMarked
package io.heartproof.web.upload;

import org.jspecify.annotations.NullMarked;
