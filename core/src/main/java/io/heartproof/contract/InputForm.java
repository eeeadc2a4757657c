package io.heartproof.contract;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How recordings of different lengths become inputs of one length: where a recording is cut, to which length T it is
 * padded and where it starts in it. In the forms of our own networks T is a multiple of {@link #BLOCK} and at least
 * {@link #WINDOW}.
 *
 * <p>The networks take their statistics over the whole padded input, so another form gives other logits: a classifier
 * is evaluated in the form it was trained in. In JSON a form is an object whose {@code type} names it. {@code toString}
 * says everything that tells two forms apart.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PaddedForm.class, name = "padded"),
    @JsonSubTypes.Type(value = BucketForm.class, name = "bucket"),
    @JsonSubTypes.Type(value = AlignedForm.class, name = "aligned")
})
public sealed interface InputForm permits PaddedForm, BucketForm, AlignedForm {
    /** Samples between two positions of the networks' head; every padded length is a multiple. */
    int BLOCK = 1024;

    /** Samples that one position of the head looks at; the shortest padded length. */
    int WINDOW = 3 * BLOCK;

    /** The shortest signal that fills half a window; a shorter one has no valid position in the head. */
    int SHORTEST = WINDOW / 2;

    /** The longest signal a form may keep: 35 minutes at 500 Hz. It bounds what a model file can make us allocate. */
    int LONGEST = 1 << 20;

    /** Samples that are kept of each recording, counted from its beginning. */
    int cutSamples();

    /** The shortest signal that is taken. */
    default int shortestSamples() {
        return SHORTEST;
    }

    /**
     * The padded length T.
     *
     * @param samples length of the signal, from {@link #shortestSamples()} to {@link #cutSamples()}
     */
    int paddedLength(int samples);

    /**
     * Where the signal starts in the padded input: at least 0, at most T - samples.
     *
     * @param samples length of the signal, from {@link #shortestSamples()} to {@link #cutSamples()}
     * @param u a number drawn uniformly from [0, 1); without effect in evaluation
     */
    int start(int samples, Purpose purpose, double u);
}
