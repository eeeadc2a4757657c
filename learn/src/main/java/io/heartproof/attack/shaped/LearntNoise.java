package io.heartproof.attack.shaped;

import io.heartproof.file.AppendedLines;
import io.heartproof.file.Json;
import io.heartproof.problem.BadData;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * The universal noise of each level, kept in a file as soon as it is learnt, a line per level: who is interrupted learns the
 * levels that are left. Not thread-safe.
 */
public final class LearntNoise implements Closeable {
    private final @Nullable AppendedLines lines;
    private final Map<Double, UniversalNoise> byLevel = new HashMap<>();

    private LearntNoise(@Nullable AppendedLines lines) {
        this.lines = lines;
    }

    /** In the memory alone. */
    public static LearntNoise unkept() {
        return new LearntNoise(null);
    }

    /**
     * In a file, with what it holds already.
     *
     * @throws BadData where a line is none of such a file
     */
    public static LearntNoise in(Path file) throws IOException {
        AppendedLines lines = AppendedLines.open(file);
        LearntNoise learnt = new LearntNoise(lines);
        for (String line : lines.before()) {
            try {
                learnt.add(line);
            } catch (JacksonException e) {
                lines.close();
                throw new BadData(file.toString(), "universal noise: " + Json.oneLine(e), e);
            }
        }
        return learnt;
    }

    /**
     * In the memory alone, with what another has learnt.
     *
     * @param lines as {@link #lines()} gives them
     */
    public static LearntNoise knowing(List<String> lines) {
        LearntNoise learnt = unkept();
        lines.forEach(learnt::add);
        return learnt;
    }

    private void add(String line) {
        LevelNoise one = Json.mapper().readValue(line, LevelNoise.class);
        byLevel.put(one.epsilon, one.noise);
    }

    /** All that is learnt, a line per level. */
    public List<String> lines() {
        return byLevel.entrySet().stream()
                .map(entry -> Json.line(new LevelNoise(entry.getKey(), entry.getValue())))
                .toList();
    }

    /** A line of the file. */
    private record LevelNoise(double epsilon, UniversalNoise noise) {}

    /** Whether the noise of that level is known. */
    public boolean has(double epsilon) {
        return byLevel.containsKey(epsilon);
    }

    /** The noise of that level, learnt now where it is not known. */
    public UniversalNoise at(double epsilon, Supplier<UniversalNoise> learning) {
        return byLevel.computeIfAbsent(epsilon, level -> {
            UniversalNoise noise = learning.get();
            if (lines != null) {
                try {
                    lines.append(Json.line(new LevelNoise(level, noise)));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            return noise;
        });
    }

    @Override
    public void close() throws IOException {
        if (lines != null) {
            lines.close();
        }
    }
}
