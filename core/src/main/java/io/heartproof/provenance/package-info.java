/**
 * What a result was made from: digests of data, versions, seeds. A {@link io.heartproof.provenance.Provenance} is
 * written beside every run and into every results file.
 */
@NullMarked
package io.heartproof.provenance;

import org.jspecify.annotations.NullMarked;
