/**
 * The report that people read: one class per section, and {@link io.heartproof.report.section.ReportWriter}, the entry
 * point, which puts them on one page.
 *
 * <pre>{@code
 * folders of results -> Run -> sections -> report.html, SVG, CSV
 * }</pre>
 */
@NullMarked
package io.heartproof.report.section;

import org.jspecify.annotations.NullMarked;
