package io.heartproof.web.intake;

import io.heartproof.classify.Fitness;
import io.heartproof.format.ReadOptions;
import io.heartproof.format.lead.LeadMap;
import io.heartproof.problem.BadUsage;
import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * What a request's address says after the question mark. A name that the address does not know is refused, as is one that is
 * given twice: an answer to another question than the one that was meant is worse than none. Immutable.
 */
public final class Query {
    /** Which lead a name in the file stands for; the one parameter that may be repeated. */
    public static final String LEAD = "lead";

    /** Whether to give no prediction where the signal is not fit for one. */
    public static final String ABSTAIN = "abstain";

    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");

    private final Map<String, List<String>> values;

    private Query(Map<String, List<String>> values) {
        this.values = values;
    }

    /** The query of a request to an address that knows these parameters, each once but for {@link #LEAD}. */
    public static Query of(Context request, Set<String> known) {
        Map<String, List<String>> values = QueryText.values(request.queryString());
        values.forEach((name, given) -> {
            if (!known.contains(name)) {
                throw wrong(
                        known.isEmpty()
                                ? "this address takes no parameters, got one"
                                : "unknown parameter, expected one of "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()));
            }
            if (given.size() > 1 && !name.equals(LEAD)) {
                throw wrong(name + ": given more than once");
            }
        });
        return new Query(values);
    }

    /** The handler behind an address that takes no parameters. */
    public static Handler none(Handler handler) {
        return request -> {
            of(request, Set.of());
            handler.handle(request);
        };
    }

    /** The parameter, where it is there. */
    public Optional<String> text(String name) {
        return Optional.ofNullable(values.get(name)).map(given -> given.get(0));
    }

    /** How the file is to be read. */
    public ReadOptions readOptions() {
        return samplingRate().with(leads());
    }

    private ReadOptions samplingRate() {
        try {
            return number("samplingRateHz", Double::parseDouble)
                    .map(ReadOptions::samplingRate)
                    .orElse(ReadOptions.NONE);
        } catch (BadUsage e) {
            throw wrong("samplingRateHz: expected a positive number");
        }
    }

    private LeadMap leads() {
        try {
            return LeadMap.of(LEAD, values.getOrDefault(LEAD, List.of()));
        } catch (BadUsage e) {
            throw wrong(String.valueOf(e.getMessage()));
        }
    }

    /** How fit a signal must be for an answer. */
    public Fitness fitness() {
        return switch (text(ABSTAIN).orElse("false")) {
            case "true" -> Fitness.ACCEPTABLE;
            case "false" -> Fitness.ANY;
            default -> throw wrong(ABSTAIN + ": expected true or false");
        };
    }

    /** The noise that is asked for. */
    public Optional<NoiseWish> noise() {
        Optional<String> kind = text("noise");
        if (kind.isEmpty()) {
            refuse("decibels", "only with noise");
            refuse("seed", "only with noise");
            return Optional.empty();
        }
        double decibels = number("decibels", Double::parseDouble)
                .orElseThrow(() -> wrong("decibels: expected the signal-to-noise ratio, got none"));
        return Optional.of(new NoiseWish(
                kind.get(), decibels, number("seed", Long::parseLong).orElse(1L)));
    }

    /** {@link RequestRefusal} where the parameter is given although it would say nothing. */
    public void refuse(String name, String why) {
        if (values.containsKey(name)) {
            throw wrong(name + ": " + why);
        }
    }

    private <T> Optional<T> number(String name, Function<String, T> parse) {
        Optional<String> text = text(name);
        try {
            if (text.isEmpty() || NUMBER.matcher(text.get()).matches()) {
                return text.map(parse);
            }
        } catch (NumberFormatException e) {
            throw wrong(name + ": expected a number"); // too large, or not whole
        }
        throw wrong(name + ": expected a number");
    }

    private static RequestRefusal wrong(String detail) {
        return new RequestRefusal(ProblemKind.BAD_REQUEST, detail);
    }
}
