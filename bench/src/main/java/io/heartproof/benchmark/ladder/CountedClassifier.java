package io.heartproof.benchmark.ladder;

import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.pytorch.Tensor;

/**
 * A classifier that counts what it is asked, its twins' questions included.
 *
 * @param recordings that went through it, by their padded length
 */
record CountedClassifier(
        DifferentiableClassifier classifier, OperationCount operations, Map<Integer, LongAdder> recordings)
        implements DifferentiableClassifier {
    static CountedClassifier of(DifferentiableClassifier classifier, OperationCount operations) {
        return new CountedClassifier(classifier, operations, new ConcurrentHashMap<>());
    }

    @Override
    public Tensor logits(Tensor values, Tensor mask) {
        recordings
                .computeIfAbsent(Math.toIntExact(values.size(2)), length -> new LongAdder())
                .add(values.size(0));
        return classifier.logits(values, mask);
    }

    /** Recordings that went through it. */
    long looks() {
        return recordings.values().stream().mapToLong(LongAdder::sum).sum();
    }

    /** Billions of floating-point operations of those forward passes. */
    double giga() {
        return recordings.entrySet().stream()
                .mapToDouble(length -> length.getValue().sum() * operations.forward(contract(), length.getKey()))
                .sum();
    }

    @Override
    public InputContract contract() {
        return classifier.contract();
    }

    @Override
    public Parameters parameters() {
        return classifier.parameters();
    }

    @Override
    public Optional<DifferentiableClassifier> twin() {
        return classifier.twin().map(twin -> new CountedClassifier(twin, operations, recordings));
    }

    @Override
    public void close() {
        classifier.close();
    }
}
