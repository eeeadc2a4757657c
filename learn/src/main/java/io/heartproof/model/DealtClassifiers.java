package io.heartproof.model;

import io.heartproof.classifier.Classifier;
import io.heartproof.classifier.Classifiers;
import io.heartproof.classifier.Dealing;
import io.heartproof.contract.InputContract;
import io.heartproof.process.ProcessGroup;
import java.util.function.Consumer;

/**
 * The classifiers of one process of several that evaluate the same recordings: each is asked about the batches that are dealt to
 * it, and all know every answer. Batches are those that one process would make with as many classifiers as all have together.
 * Belongs to the thread that the classifiers and the group belong to.
 */
public final class DealtClassifiers implements Classifiers {
    private final Classifiers here;
    private final int count;
    private final Dealing dealing;

    private DealtClassifiers(Classifiers here, int count, Dealing dealing) {
        this.here = here;
        this.count = count;
        this.dealing = dealing;
    }

    /** These, together with those that the other processes give; they themselves where there are no others. */
    public static Classifiers of(Classifiers here, ProcessGroup group) {
        return group.isAlone()
                ? here
                : new DealtClassifiers(here, (int) group.sum(here.count())[0], new DealtInTurn(group));
    }

    @Override
    public InputContract contract() {
        return here.contract();
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public Dealing dealing() {
        return dealing;
    }

    @Override
    public void onEachClassifier(Consumer<Classifier> work) {
        here.onEachClassifier(work);
    }
}
