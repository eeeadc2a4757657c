package io.heartproof.attack.saved;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * How large noise is, and where in an evaluation it was found. The smaller noise comes first, of one size the earlier. Immutable.
 *
 * @param size in the budget's unit
 * @param step number of the step of the evaluation
 * @param part position of the part in the step
 */
record FoundAt(double size, long step, long part) implements Comparable<FoundAt> {
    private static final String SIZE = "size";
    private static final String STEP = "step";
    private static final String PART = "part";
    private static final Comparator<FoundAt> ORDER = Comparator.comparingDouble(FoundAt::size)
            .thenComparingLong(FoundAt::step)
            .thenComparingLong(FoundAt::part);

    /** That of the noise in a file. */
    static FoundAt read(Path file) throws IOException {
        long[] numbers = Npz.numbers(file, SIZE, STEP, PART);
        return new FoundAt(Double.longBitsToDouble(numbers[0]), numbers[1], numbers[2]);
    }

    /** Puts it into what {@link #read} reads. */
    Npz into(Npz file) {
        return file.number(SIZE, size).integer(STEP, step).integer(PART, part);
    }

    @Override
    public int compareTo(FoundAt other) {
        return ORDER.compare(this, other);
    }
}
