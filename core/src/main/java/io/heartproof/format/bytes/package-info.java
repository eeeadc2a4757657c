/**
 * The bytes of a recording, apart from their meaning: a file on disk, or bytes in memory. Entry point: {@link
 * io.heartproof.format.bytes.RecordingFile}. Readers know only this, so each of them reads uploads, archives and rows of a
 * cluster in the same way as files.
 */
@NullMarked
package io.heartproof.format.bytes;

import org.jspecify.annotations.NullMarked;
