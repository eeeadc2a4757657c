/**
 * Where the bytes of a recording come from, apart from what they mean: a file on disk, or bytes in memory. Entry point: {@link
 * io.heartproof.format.bytes.RecordingFile}. Readers know nothing else, so that each of them reads uploads, archives and
 * rows of a cluster as it reads files.
 */
@NullMarked
package io.heartproof.format.bytes;

import org.jspecify.annotations.NullMarked;
