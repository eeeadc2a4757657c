/**
 * How much two networks differ that answered the same recordings: differences with intervals over seeds and recordings, exact
 * tests, correction for their number.
 *
 * <pre>{@code
 * figures of S networks, N recordings -> CrossedBootstrap -> Drawn, differences of Drawn -> Figure
 * recordings that one of two networks gets right -> McNemar -> p values -> Holm
 * }</pre>
 */
@NullMarked
package io.heartproof.metric.paired;

import org.jspecify.annotations.NullMarked;
