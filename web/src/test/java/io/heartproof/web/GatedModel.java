package io.heartproof.web;

import io.heartproof.classify.Answer;
import io.heartproof.classify.Fitness;
import io.heartproof.contract.InputContract;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.signal.Recording;
import io.heartproof.web.api.Model;
import java.util.concurrent.CountDownLatch;

/**
 * A model that answers once its gate is open. Safe for several threads.
 *
 * @param entered falls to 0 as the first recording comes
 * @param open is counted down by who opens the gate
 */
record GatedModel(RecordingModel model, CountDownLatch entered, CountDownLatch open) implements Model {
    /** With the gate closed. */
    static GatedModel of(RecordingModel model) {
        return new GatedModel(model, new CountDownLatch(1), new CountDownLatch(1));
    }

    @Override
    public String id() {
        return model.id();
    }

    @Override
    public String name() {
        return model.name();
    }

    @Override
    public RecordingOrigin trainedOn() {
        return model.trainedOn();
    }

    @Override
    public InputContract contract() {
        return model.contract();
    }

    @Override
    public Answer classify(Recording recording, Fitness fitness) {
        entered.countDown();
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return model.classify(recording, fitness);
    }

    @Override
    public void close() {
        model.close();
    }
}
