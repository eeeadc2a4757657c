/** Who may ask, from where, and what browsers may do with the answer. */
@NullMarked
package io.heartproof.web.guard;

import org.jspecify.annotations.NullMarked;
