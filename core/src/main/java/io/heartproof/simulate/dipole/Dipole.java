package io.heartproof.simulate.dipole;

/**
 * A heart vector in Frank's axes, mV. Immutable.
 *
 * @param x towards the left
 * @param y towards the feet
 * @param z towards the back
 */
public record Dipole(double x, double y, double z) {
    public static final Dipole ZERO = new Dipole(0, 0, 0);

    public Dipole plus(Dipole other) {
        return new Dipole(x + other.x, y + other.y, z + other.z);
    }

    public Dipole times(double factor) {
        return new Dipole(factor * x, factor * y, factor * z);
    }

    public double magnitude() {
        return StrictMath.sqrt(x * x + y * y + z * z);
    }

    /**
     * Turned in the frontal plane from left towards feet by {@code frontal} (the electrical axis grows by it), then in
     * the horizontal plane from left towards back by {@code horizontal}; degrees.
     */
    public Dipole rotated(double frontal, double horizontal) {
        double f = StrictMath.toRadians(frontal);
        double left = x * StrictMath.cos(f) - y * StrictMath.sin(f);
        double down = x * StrictMath.sin(f) + y * StrictMath.cos(f);
        double h = StrictMath.toRadians(horizontal);
        return new Dipole(
                left * StrictMath.cos(h) - z * StrictMath.sin(h),
                down,
                left * StrictMath.sin(h) + z * StrictMath.cos(h));
    }
}
