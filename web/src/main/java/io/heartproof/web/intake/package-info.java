/**
 * What a request brings: its query, its recording (a body, or the name of an example), and the noise that it asks for.
 *
 * <p>{@link io.heartproof.web.intake.Query} and {@link io.heartproof.web.intake.Uploads} are the entry points. A body, one file
 * or a form of several, stays in memory while there is room. Others are written to a folder of their own under safe names, read,
 * and deleted.
 * The noise is that of {@code io.heartproof.noise}, as evaluation adds it.
 *
 * <pre>{@code
 * body (bounded in bytes and time) -> memory, a file, or the files of a form -> RecordingFiles -> Recording -> NoiseWish
 * }</pre>
 */
@NullMarked
package io.heartproof.web.intake;

import org.jspecify.annotations.NullMarked;
