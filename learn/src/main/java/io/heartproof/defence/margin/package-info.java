/**
 * Training with noise as large as each recording bears: {@link io.heartproof.defence.margin.AmeTraining}, whose {@link
 * io.heartproof.defence.margin.Margins} grow from epoch to epoch.
 */
@NullMarked
package io.heartproof.defence.margin;

import org.jspecify.annotations.NullMarked;
