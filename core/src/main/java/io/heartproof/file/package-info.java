/**
 * How files are written and JSON is read, the same way everywhere: whole or not at all ({@link
 * io.heartproof.file.AtomicFile}), strictly ({@link io.heartproof.file.Json}).
 */
@NullMarked
package io.heartproof.file;

import org.jspecify.annotations.NullMarked;
