/** The page of the service, as files of this jar. */
@NullMarked
package io.heartproof.web.page;

import org.jspecify.annotations.NullMarked;
