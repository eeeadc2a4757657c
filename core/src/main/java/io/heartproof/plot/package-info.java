/**
 * Drawings as SVG: {@link io.heartproof.plot.EcgPaper} (a recording on ECG paper, in millimetres), {@link
 * io.heartproof.plot.LineChart} (figures with intervals against a level), {@link io.heartproof.plot.HeatMap} (a matrix of
 * recordings).
 *
 * <p>Each gives an {@link io.heartproof.plot.Svg}, to be written as a file of its own or placed in a page that carries
 * {@link io.heartproof.plot.Colour#css}. Colours follow the reader's light or dark setting. All text is escaped.
 */
@NullMarked
package io.heartproof.plot;

import org.jspecify.annotations.NullMarked;
