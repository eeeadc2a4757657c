package io.heartproof.classify;

import io.heartproof.problem.BadData;
import io.heartproof.quality.RecordingQuality;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a classifier answers to one recording: classes with their probabilities, or why there are none. The command line and the
 * service write answers; neither decides anything by itself. Immutable.
 *
 * @param recording its name
 * @param classes those that hold: one where a recording has one class, none where {@code whyNot} says why
 * @param probabilities of every class, in the order of the model's labels; they sum to 1 where one class holds; empty
 *     without classes
 * @param whyNot why there is no class; empty where there is an answer
 * @param quality whether the leads that the model looks at are fit to be interpreted; empty where the recording was refused
 * @param notes what is odd about the recording, from reading and from preparation, one line each
 */
public record Answer(
        String recording,
        List<String> classes,
        Map<String, Double> probabilities,
        Optional<WhyNot> whyNot,
        Optional<RecordingQuality> quality,
        List<String> notes) {
    public Answer {
        classes = List.copyOf(classes);
        probabilities = Collections.unmodifiableMap(new LinkedHashMap<>(probabilities));
        notes = List.copyOf(notes);
    }

    /**
     * Why a recording has no class.
     *
     * @param reason who kept it back
     * @param text in a line for people
     */
    public record WhyNot(Reason reason, String text) {
        /** With the first of the quality's reasons. */
        private static WhyNot abstained(RecordingQuality quality) {
            List<String> reasons = quality.reasons();
            String first = reasons.isEmpty() ? "" : ": " + reasons.get(0);
            String others = reasons.size() < 2 ? "" : " (and " + (reasons.size() - 1) + " more)";
            return new WhyNot(Reason.ABSTAINED, "the signal is not fit to be interpreted" + first + others);
        }
    }

    /** Who kept a class back. */
    public enum Reason {
        /** The signal's quality does not carry an answer. */
        ABSTAINED,
        /** The recording cannot be prepared as the model wants it, or the network fails on it. */
        REFUSED
    }

    /** Classes with the probabilities of all classes. */
    public static Answer of(String recording, List<String> classes, Map<String, Double> probabilities) {
        return new Answer(recording, classes, probabilities, Optional.empty(), Optional.empty(), List.of());
    }

    /** No class, as the signal is not fit for one. */
    public static Answer abstained(String recording, RecordingQuality quality, List<String> notes) {
        WhyNot whyNot = WhyNot.abstained(quality);
        return new Answer(recording, List.of(), Map.of(), Optional.of(whyNot), Optional.of(quality), notes);
    }

    /** No class, as the recording does not suit the model. */
    public static Answer refused(String recording, String why) {
        WhyNot whyNot = new WhyNot(Reason.REFUSED, why);
        return new Answer(recording, List.of(), Map.of(), Optional.of(whyNot), Optional.empty(), List.of());
    }

    /** The answer that is worked out, or the refusal that it ends with. */
    public static Answer orRefused(String recording, Supplier<Answer> work) {
        try {
            return work.get();
        } catch (BadData e) {
            return refused(recording, e.getMessage());
        }
    }

    /** The same with what is known of the signal. */
    public Answer with(RecordingQuality newQuality, List<String> newNotes) {
        return new Answer(recording, classes, probabilities, whyNot, Optional.of(newQuality), newNotes);
    }

    /** The class where one holds: the one with the largest probability, the first of equal ones. */
    public Optional<String> prediction() {
        return classes.stream().findFirst();
    }

    /** Why there is no class, where the recording does not suit the model. */
    public Optional<String> refusal() {
        return whyNot.filter(why -> why.reason() == Reason.REFUSED).map(WhyNot::text);
    }
}
