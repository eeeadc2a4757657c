/**
 * What a request brings: its query, its recording (a body, or the name of an example), and the noise that it asks for.
 *
 * <p>{@link io.heartproof.web.intake.Query} and {@link io.heartproof.web.intake.Uploads} are the entry points. The files of a
 * body are written to a folder of their own under names of ours, read, and deleted. The noise is that of {@code
 * io.heartproof.noise}, as evaluation adds it.
 *
 * <pre>{@code
 * body (bounded in bytes and time) -> folder/recording.csv, or the parts of a form -> RecordingFiles -> Recording -> NoiseWish
 * }</pre>
 */
@NullMarked
package io.heartproof.web.intake;

import org.jspecify.annotations.NullMarked;
