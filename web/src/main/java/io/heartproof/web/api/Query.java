package io.heartproof.web.api;

import io.heartproof.format.ReadOptions;
import io.heartproof.problem.BadUsage;
import io.heartproof.web.answer.ProblemKind;
import io.heartproof.web.answer.Refusal;
import io.heartproof.web.playground.NoiseWish;
import io.javalin.http.Context;
import java.util.Optional;
import java.util.function.Function;

/** What a request's address says after the question mark. */
record Query(Context request) {
    /** The parameter, where it is there. */
    Optional<String> text(String name) {
        return Optional.ofNullable(request.queryParam(name));
    }

    /** How the file is to be read. */
    ReadOptions readOptions() {
        try {
            return number("samplingRateHz", Double::parseDouble)
                    .map(ReadOptions::samplingRate)
                    .orElse(ReadOptions.NONE);
        } catch (BadUsage e) {
            throw new Refusal(ProblemKind.BAD_REQUEST, "samplingRateHz: expected a positive number");
        }
    }

    /** The noise that is asked for. */
    Optional<NoiseWish> noise() {
        return text("noise")
                .map(kind -> new NoiseWish(
                        kind,
                        number("decibels", Double::parseDouble)
                                .orElseThrow(() -> new Refusal(
                                        ProblemKind.BAD_REQUEST,
                                        "decibels: expected the signal-to-noise ratio, got none")),
                        number("seed", Long::parseLong).orElse(1L)));
    }

    private <T> Optional<T> number(String name, Function<String, T> parse) {
        try {
            return text(name).map(parse);
        } catch (NumberFormatException e) {
            throw new Refusal(ProblemKind.BAD_REQUEST, name + ": expected a number");
        }
    }
}
