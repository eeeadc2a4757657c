package io.heartproof.nn;

/**
 * The sizes of a convolution in time. Immutable.
 *
 * @param in leads or features that come in
 * @param out features that go out
 */
public record ConvolutionShape(int in, int out, int kernel, int stride, int padding) {
    /** Length of what goes out where {@code length} comes in. */
    public long outputLength(long length) {
        return (length + 2L * padding - kernel) / stride + 1;
    }

    /** Multiplications, each with an addition, for one recording of that length. */
    public long multiplyAdds(long length) {
        return outputLength(length) * out * in * kernel;
    }

    /** Values that go into one value that goes out. */
    public long fanIn() {
        return (long) in * kernel;
    }
}
