package io.heartproof.classifier;

import io.heartproof.contract.InputContract;
import io.heartproof.parallel.SideBySide;
import java.util.function.Consumer;

/** Classifiers with one contract and the same answers that work side by side, each on a thread of its own. */
public interface Classifiers {
    /** The contract of all. */
    InputContract contract();

    /** How many there are, at least 1; those of all processes that share their work. */
    int count();

    /** Which of their work is done in this process, where several share it. */
    default Dealing dealing() {
        return Dealing.ALONE;
    }

    /** Has every one of this process do the work once, side by side; returns when all have ended. */
    void onEachClassifier(Consumer<Classifier> work);

    /**
     * One that is safe for several threads at once, on so many threads.
     *
     * @param threads at least 1; one is the calling thread
     */
    static Classifiers of(Classifier classifier, int threads) {
        return new Classifiers() {
            @Override
            public InputContract contract() {
                return classifier.contract();
            }

            @Override
            public int count() {
                return threads;
            }

            @Override
            public void onEachClassifier(Consumer<Classifier> work) {
                if (threads == 1) {
                    work.accept(classifier);
                } else {
                    SideBySide.run(threads, () -> work.accept(classifier));
                }
            }
        };
    }

    /** One that works on the calling thread. */
    static Classifiers of(Classifier classifier) {
        return of(classifier, 1);
    }
}
