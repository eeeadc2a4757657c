package io.heartproof.simulate.dipole;

/**
 * One Gaussian of a wave: peak * exp(-(u - centre)^2 / (2 width^2)), where u runs from 0 at the wave's onset to 1 at its
 * offset.
 *
 * @param centre as a share of the wave's duration
 * @param width standard deviation, as a share of the wave's duration, positive
 */
public record Lobe(double centre, double width, Dipole peak) {
    /** Height relative to the peak. */
    double heightAt(double u) {
        double distance = (u - centre) / width;
        return StrictMath.exp(-0.5 * distance * distance);
    }
}
