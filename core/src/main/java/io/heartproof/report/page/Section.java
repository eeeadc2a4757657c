package io.heartproof.report.page;

import java.io.IOException;

/**
 * A part of a page, written where there is something to say. A page has a list of them, in order: a new part is one more
 * entry.
 *
 * @param <T> what the page reports
 */
@FunctionalInterface
public interface Section<T> {
    /** Writes it at the end of the page, with its files beside. */
    void write(Page page, T reported) throws IOException;
}
