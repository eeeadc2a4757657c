package io.heartproof.attack.check;

/** How many passes checks may still make. Mutable, not thread-safe. */
public final class PassAllowance {
    /** Why a check is not made: what was left did not suffice for the fewest recordings that it needs. */
    public static final String TOO_DEAR = "what is left of a quarter of the suite's passes suffices for no recording";

    private long left;
    private long spent;

    /** @param passes in all */
    public PassAllowance(long passes) {
        left = passes;
    }

    /** How many recordings a check may examine that can be made on one, as below. */
    public int recordings(double share, long each, int wanted) {
        return recordings(share, each, Math.min(1, wanted), wanted);
    }

    /**
     * How many recordings a check may examine: as many as its share suffices for, and the fewest where all that is left does; 0
     * where it does not.
     *
     * @param share of what is left that it should keep to
     * @param each passes for a recording, the most that it may take
     * @param fewest that it can be made on
     * @param wanted at most so many
     */
    int recordings(double share, long each, int fewest, int wanted) {
        int inShare = (int) Math.min(wanted, (long) (left * share) / Math.max(1, each));
        if (inShare >= fewest) {
            return inShare;
        }
        return fewest * each <= left ? fewest : 0;
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

    /** Passes that may still be made. */
    public long left() {
        return left;
    }
}
