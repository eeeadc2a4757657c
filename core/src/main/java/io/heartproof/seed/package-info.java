/** How one seed becomes many: see {@link io.heartproof.seed.Seeds}. */
@NullMarked
package io.heartproof.seed;

import org.jspecify.annotations.NullMarked;
