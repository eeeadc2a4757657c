package io.heartproof.classifier;

import io.heartproof.batch.Batch;
import io.heartproof.batch.BatchMaker;
import io.heartproof.batch.BatchesAhead;
import io.heartproof.batch.EvaluationPlan;
import io.heartproof.contract.InputContract;
import io.heartproof.prepared.PreparedSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Classifiers asked about many recordings, batch by batch: the one that is free takes the next.
 *
 * @param batchSize recordings that are classified at once, at least 1
 */
public record Inference(Classifiers classifiers, int batchSize) {
    public Inference(Classifier classifier, int batchSize) {
        this(Classifiers.of(classifier), batchSize);
    }

    /** How recordings are prepared for the classifiers. */
    public InputContract contract() {
        return classifiers.contract();
    }

    /** The logits of every recording, (N, K), in the set's order. */
    public float[][] logits(PreparedSet set) {
        return logits(set, UnaryOperator.identity());
    }

    /** As {@link #logits(PreparedSet)}, with each batch changed on its way, such as by noise, on any thread. */
    public float[][] logits(PreparedSet set, UnaryOperator<Batch> change) {
        int[] all = IntStream.range(0, set.size()).toArray();
        List<int[]> plan = new ArrayList<>(EvaluationPlan.of(set, contract().form(), batchSize, all));
        Collections.reverse(plan); // the longest first, so that nobody waits long for the last
        Dealing dealing = classifiers.dealing();
        List<float[][]> answers = dealing.all(answers(set, dealing.own(plan), change), plan.size(), LogitRows.FORM);
        float[][] logits = new float[set.size()][];
        for (int piece = 0; piece < plan.size(); piece++) {
            for (int i = 0; i < plan.get(piece).length; i++) {
                logits[plan.get(piece)[i]] = answers.get(piece)[i];
            }
        }
        return logits;
    }

    /** The logits of every piece. */
    private List<float[][]> answers(PreparedSet set, List<int[]> pieces, UnaryOperator<Batch> change) {
        BatchMaker maker = new BatchMaker(contract());
        float[][][] answers = new float[pieces.size()][][];
        try (BatchesAhead batches = BatchesAhead.of(pieces, piece -> {
            PreparedSet part = set.at(piece);
            return maker.forEvaluation(part.recordings(), part.labels());
        })) {
            ClassifierTurns turns =
                    new ClassifierTurns(IntStream.range(0, pieces.size()).iterator(), batches);
            classifiers.onEachClassifier(classifier -> {
                for (Turn turn = turns.next(); turn != null; turn = turns.next()) {
                    answers[turn.piece()] = classifier.logits(change.apply(turn.batch()));
                }
            });
        }
        return List.of(answers);
    }

    /** The predicted class of every recording, (N). */
    public int[] predictions(PreparedSet set) {
        return Logits.predictions(logits(set));
    }

    /** A batch, and which of the pieces it is. */
    private record Turn(int piece, Batch batch) {}

    /** Gives out the batches, one at a time, to any thread. */
    private record ClassifierTurns(Iterator<Integer> pieces, BatchesAhead batches) {
        /** The next, or null where there is none. */
        synchronized @Nullable Turn next() {
            return pieces.hasNext() ? new Turn(pieces.next(), batches.next()) : null;
        }
    }
}
