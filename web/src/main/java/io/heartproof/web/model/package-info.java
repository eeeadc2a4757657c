/** The models that the service answers with. */
@NullMarked
package io.heartproof.web.model;

import org.jspecify.annotations.NullMarked;
