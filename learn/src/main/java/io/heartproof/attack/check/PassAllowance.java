package io.heartproof.attack.check;

/** How many passes checks may still make. Mutable, not thread-safe. */
public final class PassAllowance {
    private long left;
    private long spent;

    /** @param passes in all */
    public PassAllowance(long passes) {
        left = passes;
    }

    /**
     * How many recordings a check may examine.
     *
     * @param share of what is left that it may spend
     * @param each passes for a recording, at least 1
     * @param wanted at most so many
     */
    public int recordings(double share, long each, int wanted) {
        return (int) Math.min(wanted, (long) (left * share) / Math.max(1, each));
    }

    /** Counts passes that were made. */
    public void spend(long passes) {
        left = Math.max(0, left - passes);
        spent += passes;
    }

    /** Passes made so far. */
    public long spent() {
        return spent;
    }
}
