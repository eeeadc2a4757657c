package io.heartproof.nn;

/**
 * The sizes of a convolution in time. Immutable.
 *
 * @param in leads or features that come in
 * @param out features that go out
 * @param groups parts into which both are divided, each of which sees its own part alone; divides {@code in} and {@code out}
 */
public record ConvolutionShape(int in, int out, int kernel, int stride, int padding, int groups) {
    /** Without padding; all that comes in goes into each feature that goes out. */
    public static ConvolutionShape unpadded(int in, int out, int kernel, int stride) {
        return new ConvolutionShape(in, out, kernel, stride, 0, 1);
    }

    /** The same with a kernel of odd length about each sample: length T to T / stride, rounded up. */
    public static ConvolutionShape centred(int in, int out, int kernel, int stride) {
        return new ConvolutionShape(in, out, kernel, stride, kernel / 2, 1);
    }

    /** Every feature for itself, with a kernel of odd length about each sample. */
    public static ConvolutionShape depthwise(int features, int kernel, int stride) {
        return new ConvolutionShape(features, features, kernel, stride, kernel / 2, features);
    }

    /** Length of what goes out where {@code length} comes in. */
    public long outputLength(long length) {
        return (length + 2L * padding - kernel) / stride + 1;
    }

    /** Multiplications, each with an addition, for one recording of that length. */
    public long multiplyAdds(long length) {
        return outputLength(length) * out * fanIn();
    }

    /** Leads or features that go into one that goes out. */
    public int inPerGroup() {
        return in / groups;
    }

    /** Values that go into one value that goes out. */
    public long fanIn() {
        return (long) inPerGroup() * kernel;
    }
}
