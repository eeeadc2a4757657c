/**
 * The means of writing any report: a self-contained HTML {@link io.heartproof.report.page.Page} with
 * files beside it, HTML {@link io.heartproof.report.page.Table}s, {@link io.heartproof.report.page.Csv} and numbers in {@link
 * io.heartproof.report.page.Words}. Knows nothing of results.
 */
@NullMarked
package io.heartproof.report.page;

import org.jspecify.annotations.NullMarked;
