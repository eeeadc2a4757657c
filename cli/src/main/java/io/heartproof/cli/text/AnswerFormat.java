package io.heartproof.cli.text;

import io.heartproof.file.Json;
import io.heartproof.problem.PlainText;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How classifications are printed, one recording per line. */
public enum AnswerFormat {
    /** For people: aligned columns. */
    table {
        @Override
        public void begin(PrintWriter out, List<String> labels) {
            out.println(row(labels, "recording", List.of("prediction", "probability", "next")));
        }

        @Override
        public void write(PrintWriter out, List<String> labels, AnswerLine answer) {
            List<String> ranked = answer.probabilities().entrySet().stream()
                    .sorted((a, b) -> Double.compare(b.getValue(), a.getValue()))
                    .map(entry -> String.format(Locale.ROOT, "%s %.3f", entry.getKey(), entry.getValue()))
                    .toList();
            String probability = ranked.isEmpty() ? "" : ranked.get(0).replaceFirst(".* ", "");
            String next = ranked.size() < 2 ? "" : String.join(", ", ranked.subList(1, Math.min(3, ranked.size())));
            out.println(
                    row(labels, answer.recording(), List.of(answer.prediction().orElse("(none)"), probability, next)));
            Stream.of(patient(answer), answer.quality().reasons(), answer.notes())
                    .flatMap(List::stream)
                    .forEach(line -> out.println("  " + PlainText.of(line)));
        }
    },
    /** For programs: one JSON object per recording. */
    jsonl {
        @Override
        public void begin(PrintWriter out, List<String> labels) {}

        @Override
        public void write(PrintWriter out, List<String> labels, AnswerLine answer) {
            out.println(Json.line(answer));
        }
    },
    /** For spreadsheets: a header row, then one row per recording. */
    csv {
        @Override
        public void begin(PrintWriter out, List<String> labels) {
            out.print(CsvLine.of(AnswerColumns.heads(labels)));
        }

        @Override
        public void write(PrintWriter out, List<String> labels, AnswerLine answer) {
            out.print(CsvLine.of(AnswerColumns.cells(labels, answer)));
        }
    };

    private static final int NARROWEST = 12;
    private static final int WIDEST = 40;

    /** Prints what stands above all answers. */
    public abstract void begin(PrintWriter out, List<String> labels);

    /** Prints one answer. */
    public abstract void write(PrintWriter out, List<String> labels, AnswerLine answer);

    /** Who it is, where that was asked for, in a line or none. */
    private static List<String> patient(AnswerLine answer) {
        return answer
                .patient()
                .map(who -> Stream.of(who.name(), who.id(), who.birthDate().map(LocalDate::toString))
                        .flatMap(Optional::stream)
                        .collect(Collectors.joining(", ")))
                .stream()
                .toList();
    }

    /** Recording, prediction, probability and the next classes; the longest name of a class says how wide it is. */
    private static String row(List<String> labels, String recording, List<String> answer) {
        int longest = labels.stream().mapToInt(String::length).max().orElse(0);
        String prediction = "%-" + Math.max(NARROWEST, Math.min(longest, WIDEST)) + "s";
        return PlainText.of(String.format(
                        Locale.ROOT,
                        "%-32s " + prediction + " %11s  %s",
                        recording,
                        answer.get(0),
                        answer.get(1),
                        answer.get(2))
                .stripTrailing());
    }
}
