package io.heartproof.web.api;

import io.heartproof.classify.Answer;
import io.heartproof.classify.EcgClassifier;
import io.heartproof.classify.Fitness;
import io.heartproof.contract.InputContract;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.signal.Recording;

/** A classifier under the name that clients know it by. Implementations are safe for several threads at once. */
public interface Model extends AutoCloseable {
    /** Tells it from every other model; letters and digits. */
    String id();

    /** What people call it. */
    String name();

    InputContract contract();

    /** Of which origin the recordings were that it was trained on, as far as its file says. */
    RecordingOrigin trainedOn();

    /**
     * Classifies; abstains where the signal is less fit than asked for, or else says why the recording does not suit the model.
     */
    Answer classify(Recording recording, Fitness fitness);

    @Override
    void close();

    /** A model from a file; closing it closes the classifier. */
    static Model of(EcgClassifier classifier) {
        return new Loaded(classifier);
    }

    /** See {@link #of}. */
    record Loaded(EcgClassifier classifier) implements Model {
        @Override
        public String id() {
            return classifier.id();
        }

        @Override
        public String name() {
            return classifier.name();
        }

        @Override
        public InputContract contract() {
            return classifier.contract();
        }

        @Override
        public RecordingOrigin trainedOn() {
            return classifier.trainedOn();
        }

        @Override
        public Answer classify(Recording recording, Fitness fitness) {
            return classifier.classify(recording, fitness);
        }

        @Override
        public void close() {
            classifier.close();
        }
    }
}
