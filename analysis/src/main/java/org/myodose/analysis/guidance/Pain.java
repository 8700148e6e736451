package org.myodose.analysis.guidance;

/** The patient's pain as last told, and the rating before it, which comes back when the last is withdrawn. */
final class Pain {

    static final int UNKNOWN = -1;
    static final int WORST = 10;

    private int rating = UNKNOWN;
    private long ratedMicros;
    private int before = UNKNOWN;
    private long beforeMicros;
    private boolean withdrawable;

    /** @throws IllegalArgumentException when it is not from 0 to 10 */
    void rate(int newRating, long timeMicros) {
        if (newRating < 0 || newRating > WORST) {
            throw new IllegalArgumentException("Pain is rated from 0 to 10, not " + newRating + ".");
        }
        before = rating;
        beforeMicros = ratedMicros;
        rating = newRating;
        ratedMicros = timeMicros;
        withdrawable = true;
    }

    /** Returns what was withdrawn; {@link #UNKNOWN} where there was nothing, or the last is withdrawn already. */
    int withdraw() {
        if (!withdrawable) {
            return UNKNOWN;
        }
        int withdrawn = rating;
        rating = before;
        ratedMicros = beforeMicros;
        withdrawable = false;
        return withdrawn;
    }

    int rating() {
        return rating;
    }

    long ratedMicros() {
        return ratedMicros;
    }
}
