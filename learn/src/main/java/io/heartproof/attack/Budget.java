package io.heartproof.attack;

import io.heartproof.condition.LevelUnit;

/**
 * How much noise an attack may add.
 *
 * @param norm how noise is measured
 * @param epsilon its largest size, positive
 * @param unit what 1.0 stands for
 */
public record Budget(Norm norm, double epsilon, Unit unit) {
    public Budget {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException("epsilon must be positive, got " + epsilon);
        }
    }

    /** What an amplitude of 1.0 stands for. */
    public enum Unit {
        /** The largest absolute value of the same lead of the same recording: what the network sees. */
        RELATIVE("relative"),
        /**
         * Microvolts: of the largest change of any sample; in the Euclidean norm, of the root mean square of the change over
         * the samples of all leads where noise is allowed.
         */
        MICROVOLTS("microvolts");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** The unit of epsilon as the level of a condition. */
    public LevelUnit levelUnit() {
        return switch (unit) {
            case RELATIVE -> norm == Norm.LINF ? LevelUnit.SHARE_OF_PEAK : LevelUnit.LENGTH;
            case MICROVOLTS -> norm == Norm.LINF ? LevelUnit.MICROVOLTS : LevelUnit.RMS_MICROVOLTS;
        };
    }

    /** What random starts are seeded with: it stays as it is for ever, so that results can be made again. */
    public String seedText() {
        return "Budget[norm=" + norm + ", epsilon=" + epsilon + ", unit=" + unit + "]";
    }

    /** {@code epsilon} as a share of each lead's own peak. */
    public static Budget relative(Norm norm, double epsilon) {
        return new Budget(norm, epsilon, Unit.RELATIVE);
    }

    /** {@code epsilon} in microvolts, see {@link Unit#MICROVOLTS}. */
    public static Budget microvolts(Norm norm, double epsilon) {
        return new Budget(norm, epsilon, Unit.MICROVOLTS);
    }
}
