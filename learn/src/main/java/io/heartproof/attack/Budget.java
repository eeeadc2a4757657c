package io.heartproof.attack;

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
        RELATIVE("relative");

        private final String text;

        Unit(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** {@code epsilon} as a share of each lead's own peak. */
    public static Budget relative(Norm norm, double epsilon) {
        return new Budget(norm, epsilon, Unit.RELATIVE);
    }
}
