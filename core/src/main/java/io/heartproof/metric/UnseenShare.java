package io.heartproof.metric;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.apache.commons.statistics.interval.BinomialConfidenceInterval;

/**
 * How many recordings may be otherwise although none of n was: a share u of them. It widens the interval of a figure that
 * drawing lists cannot move, as all or none of n are right: {@code value - u (value - least)} to {@code value + u (most -
 * value)}, where least and most are the figure's limits. For a share of n recordings, all or none of them right, that is
 * Wilson's interval: {@code n/(n + 3.84)} to 1, 0 to {@code 3.84/(n + 3.84)}.
 *
 * <p>{@code u = z^2/(n + z^2)}, Wilson's upper limit of none of n, {@code z^2 = 3.84}. Of a mean over K classes of n_k
 * recordings {@code u = sqrt(sum u_k^2)/K}, as the classes' errors are independent.
 *
 * <p>Source: Wilson, J. Am. Stat. Assoc. 22 (1927) 209-212; for the mean Zou, Huang and Zhang, Comput. Stat. Data Anal. 53
 * (2009) 1080-1085. Immutable.
 *
 * @param share u, 0 to 1
 */
public record UnseenShare(double share) {
    private static final double ERROR_RATE = 0.05;
    private static final double ROUNDING = 1e-9;

    /** Of n recordings; 0 where there is none. */
    public static UnseenShare of(int recordings) {
        return new UnseenShare(
                recordings == 0
                        ? 0
                        : BinomialConfidenceInterval.WILSON_SCORE
                                .fromErrorRate(recordings, 0, ERROR_RATE)
                                .getUpperBound());
    }

    /** Of a mean over classes of so many recordings each; empty classes do not count. */
    public static UnseenShare ofClasses(int... recordings) {
        double[] shares = Arrays.stream(recordings)
                .filter(n -> n > 0)
                .mapToDouble(n -> of(n).share)
                .toArray();
        double squares = Arrays.stream(shares).map(u -> u * u).sum();
        return new UnseenShare(shares.length == 0 ? 0 : Math.sqrt(squares) / shares.length);
    }

    /** Of the mean over a matrix' classes. */
    static UnseenShare ofClasses(ConfusionMatrix matrix) {
        return ofClasses(
                IntStream.range(0, matrix.classes()).map(matrix::recordings).toArray());
    }

    /** A figure from 0 to 1 with the wider interval if its value is an end of the drawn ones; any other figure unchanged. */
    public Figure.Known widenShare(Figure.Known drawn) {
        return widen(drawn, 0);
    }

    /** As {@link #widenShare}, of a difference, which is from -1 to 1. */
    public Figure.Known widenDifference(Figure.Known drawn) {
        return widen(drawn, -1);
    }

    private Figure.Known widen(Figure.Known drawn, double least) {
        double value = drawn.value();
        if (drawn.low() < value - ROUNDING && value + ROUNDING < drawn.high()) {
            return drawn;
        }
        return new Figure.Known(
                value,
                Math.min(drawn.low(), value - share * (value - least)),
                Math.max(drawn.high(), value + share * (1 - value)));
    }
}
