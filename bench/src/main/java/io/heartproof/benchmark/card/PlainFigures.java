package io.heartproof.benchmark.card;

import io.heartproof.problem.BadData;
import io.heartproof.tensor.Precision;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;

/** What {@code tools/plain_pytorch.py} prints: a line per precision, such as {@code float32 1234.5}, recordings per second. */
public final class PlainFigures {
    private PlainFigures() {}

    /** Reads the file; {@link BadData} for any other line. */
    public static Map<Precision, Double> read(Path file) throws IOException {
        Map<Precision, Double> figures = new EnumMap<>(Precision.class);
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            String[] parts = line.split(" ", -1);
            Precision precision = Arrays.stream(Precision.values())
                    .filter(one -> parts.length == 2 && one.toString().equals(parts[0]))
                    .findFirst()
                    .orElseThrow(() -> bad(file, line));
            figures.put(precision, number(file, line, parts[1]));
        }
        return figures;
    }

    private static double number(Path file, String line, String text) {
        try {
            double number = Double.parseDouble(text);
            if (number > 0 && Double.isFinite(number)) {
                return number;
            }
        } catch (NumberFormatException e) {
            throw new BadData(file.toString(), said(line), e);
        }
        throw bad(file, line);
    }

    private static BadData bad(Path file, String line) {
        return new BadData(file.toString(), said(line));
    }

    private static String said(String line) {
        return "expected a precision and recordings per second, such as 'float32 1234.5', got '" + line + "'";
    }
}
