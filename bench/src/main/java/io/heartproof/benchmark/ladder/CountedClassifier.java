package io.heartproof.benchmark.ladder;

import io.heartproof.benchmark.setup.OperationCount;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.nn.Parameters;
import java.util.Optional;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;
import org.bytedeco.pytorch.Tensor;

/**
 * A classifier that counts what it is asked, its twins' questions included.
 *
 * @param looks recordings that went through it
 * @param giga billions of floating-point operations of those forward passes
 */
record CountedClassifier(
        DifferentiableClassifier classifier, OperationCount operations, LongAdder looks, DoubleAdder giga)
        implements DifferentiableClassifier {
    static CountedClassifier of(DifferentiableClassifier classifier, OperationCount operations) {
        return new CountedClassifier(classifier, operations, new LongAdder(), new DoubleAdder());
    }

    @Override
    public Tensor logits(Tensor values, Tensor mask) {
        looks.add(values.size(0));
        giga.add(values.size(0) * operations.forward(contract(), Math.toIntExact(values.size(2))));
        return classifier.logits(values, mask);
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
        return classifier.twin().map(twin -> new CountedClassifier(twin, operations, looks, giga));
    }

    @Override
    public void close() {
        classifier.close();
    }
}
