package io.heartproof.web;

import io.heartproof.classify.Answer;
import io.heartproof.classify.Fitness;
import io.heartproof.contract.InputContract;
import io.heartproof.provenance.RecordingOrigin;
import io.heartproof.signal.Recording;
import io.heartproof.web.api.Model;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;

/**
 * A model that answers as often as it is let. Safe for several threads.
 *
 * @param entered has a permit for each recording that came
 * @param open is given a permit for each answer
 * @param interrupted has a permit for each recording that was given up instead
 */
record GatedModel(RecordingModel model, Semaphore entered, Semaphore open, Semaphore interrupted) implements Model {
    /** With the gate closed. */
    static GatedModel of(RecordingModel model) {
        return new GatedModel(model, new Semaphore(0), new Semaphore(0), new Semaphore(0));
    }

    /** Opens the gate to all that come. */
    void openToAll() {
        open.release(1_000_000);
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
        entered.release();
        try {
            open.acquire();
        } catch (InterruptedException e) {
            interrupted.release();
            throw new CancellationException("interrupted");
        }
        return model.classify(recording, fitness);
    }

    @Override
    public void close() {
        model.close();
    }
}
