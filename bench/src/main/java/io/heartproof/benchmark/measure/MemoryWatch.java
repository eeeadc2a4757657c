package io.heartproof.benchmark.measure;

import io.heartproof.progress.Progress;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Looks at this process's resident memory after every step of a piece of work, to which it is given as {@link Progress}. Memory
 * that was freed may stay with the process: the first work that it watches tells most. Not thread-safe.
 */
public final class MemoryWatch implements Progress {
    private static final double MEGABYTE = 1e6;

    /** Steps after which libraries and the heap have what they keep. */
    private static final int SETTLED = 200;

    private final LongSupplier residentBytes;
    private final Progress progress;
    private final List<Double> megabytes = new ArrayList<>();

    /** @param progress who else watches */
    public MemoryWatch(LongSupplier residentBytes, Progress progress) {
        this.residentBytes = residentBytes;
        this.progress = progress;
    }

    @Override
    public Stage start(String what, long total) {
        Stage stage = progress.start(what, total);
        return new Stage() {
            @Override
            public void advance(long steps) {
                megabytes.add(residentBytes.getAsLong() / MEGABYTE);
                stage.advance(steps);
            }

            @Override
            public void note(String text) {
                stage.note(text);
            }

            @Override
            public void close() {
                stage.close();
            }
        };
    }

    /**
     * The memory after step 200 as baseline (half-way, where the steps are fewer than 400), that after the last as candidate. The
     * ratio's ends are those with the largest and the smallest in between: a memory that stays within 5 % has none below 0.95.
     *
     * @param perAdvance how many steps the work made with each advance that it reported
     */
    public Result result(String name, int perAdvance) {
        int first = Math.max(1, Math.min(SETTLED / perAdvance, megabytes.size() / 2));
        double baseline = megabytes.get(first - 1);
        double last = megabytes.get(megabytes.size() - 1);
        DoubleSummaryStatistics after = megabytes.subList(first - 1, megabytes.size()).stream()
                .mapToDouble(Double::doubleValue)
                .summaryStatistics();
        Result.RatioOverRounds ratio =
                new Result.RatioOverRounds(baseline / last, baseline / after.getMax(), baseline / after.getMin());
        String note = String.format(
                Locale.ROOT,
                "resident after step %d and step %d; in between %.0f to %.0f MB",
                first * perAdvance,
                megabytes.size() * perAdvance,
                after.getMin(),
                after.getMax());
        return new Result(
                name, baseline, last, MeasurementUnit.MEGABYTES, ratio, 1, List.of(note), Optional.empty(), List.of());
    }
}
