/**
 * The files of a tar archive, from one that may come from anywhere. Entry point: {@link io.heartproof.dataset.tar.TarMembers}.
 * Sizes and places in bytes.
 */
@NullMarked
package io.heartproof.dataset.tar;

import org.jspecify.annotations.NullMarked;
