/**
 * What the page plays with: simulated recordings, and noise of a chosen kind at a chosen ratio. The noise is that of {@code
 * io.heartproof.noise}, as evaluation adds it.
 */
@NullMarked
package io.heartproof.web.playground;

import org.jspecify.annotations.NullMarked;
