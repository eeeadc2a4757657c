package io.heartproof.simulate.dipole;

/** The dipole over time: three values per sample, built by adding waves. Mutable, for one thread. */
public final class DipoleSignal {
    private final double[] x;
    private final double[] y;
    private final double[] z;
    private final double samplingRateHz;

    /** Without any dipole yet. */
    public DipoleSignal(int length, double samplingRateHz) {
        this.x = new double[length];
        this.y = new double[length];
        this.z = new double[length];
        this.samplingRateHz = samplingRateHz;
    }

    public int length() {
        return x.length;
    }

    public double samplingRateHz() {
        return samplingRateHz;
    }

    /** Adds a wave whose onset and duration are in seconds; what lies outside the signal is lost. */
    public void add(Wave wave, double onset, double duration) {
        int from = (int) Math.max(0, Math.ceil((onset + wave.first() * duration) * samplingRateHz));
        int to = (int) Math.min(length() - 1.0, (onset + wave.last() * duration) * samplingRateHz);
        for (int i = from; i <= to; i++) {
            add(i, wave.at((i / samplingRateHz - onset) / duration));
        }
    }

    /** Adds a dipole at one sample. */
    public void add(int sample, Dipole dipole) {
        x[sample] += dipole.x();
        y[sample] += dipole.y();
        z[sample] += dipole.z();
    }

    public Dipole at(int sample) {
        return new Dipole(x[sample], y[sample], z[sample]);
    }
}
