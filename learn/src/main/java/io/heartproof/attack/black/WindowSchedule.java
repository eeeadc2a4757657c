package io.heartproof.attack.black;

/**
 * How long the windows of {@link Square} are: a share of a recording's samples that is halved as the search goes on.
 *
 * <pre>{@code
 * share(query) = 0.8 / 2^(number of halvings before the query's place among 10,000)
 * halvings after the queries 10, 50, 200, 500, 1,000, 2,000, 4,000, 6,000, 8,000
 * }</pre>
 *
 * Source: Andriushchenko et al. 2020, section 5; first share and halvings as in AutoAttack's version, scaled to the number of
 * queries. Immutable.
 *
 * @param queries of the whole search, at least 1
 */
record WindowSchedule(int queries) {
    private static final double FIRST_SHARE = 0.8;
    private static final int PAPER_QUERIES = 10_000;
    private static final int[] HALVED_AFTER = {10, 50, 200, 500, 1_000, 2_000, 4_000, 6_000, 8_000};

    /** The share of the samples that a window covers. */
    double share(int query) {
        long place = (long) query * PAPER_QUERIES / queries;
        double share = FIRST_SHARE;
        for (int after : HALVED_AFTER) {
            share /= place > after ? 2 : 1;
        }
        return share;
    }

    /** The samples of a window among so many, at least 1. */
    int width(int query, int samples) {
        return Math.max(1, (int) Math.round(share(query) * samples));
    }
}
