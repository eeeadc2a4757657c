package io.heartproof.attack.black;

import io.heartproof.attack.Attack;
import io.heartproof.attack.NoiseSpace;
import io.heartproof.contract.InputContract;
import io.heartproof.model.DifferentiableClassifier;
import io.heartproof.problem.BadUsage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.bytedeco.pytorch.Tensor;

/**
 * A network on which noise is found for another one. Several threads may ask at once: each gets a twin for itself, or waits for
 * one. Safe for several threads. Closes its twins, not the network that it was made of.
 */
public final class SourceNetwork implements AutoCloseable {
    private final String name;
    private final InputContract contract;
    private final List<DifferentiableClassifier> twins;
    private final BlockingQueue<DifferentiableClassifier> free;

    private SourceNetwork(String name, DifferentiableClassifier network, List<DifferentiableClassifier> twins) {
        this.name = name;
        this.contract = network.contract();
        this.twins = List.copyOf(twins);
        free = new LinkedBlockingQueue<>(twins.isEmpty() ? List.of(network) : twins);
    }

    /**
     * A network for so many threads at once, or for one where it has no twins. It lies where victims do; the caller closes it
     * after this.
     *
     * @param name for settings and messages, such as the folder's
     * @param threads at least 1
     */
    public static SourceNetwork of(String name, DifferentiableClassifier network, int threads) {
        List<DifferentiableClassifier> twins = new ArrayList<>();
        while (threads > 1 && twins.size() < threads) {
            Optional<DifferentiableClassifier> twin = network.twin();
            if (twin.isEmpty()) {
                break;
            }
            twins.add(twin.get());
        }
        return new SourceNetwork(name, network, twins);
    }

    /** As it was given. */
    public String name() {
        return name;
    }

    /**
     * Refuses a classifier that is fed otherwise or knows other classes: noise found here would not mean the same there. Where
     * recordings are cut and how they are padded may differ.
     *
     * @throws BadUsage saying what differs
     */
    public void requireSameInput(InputContract asked) {
        requireEqual("leads", contract.leads(), asked.leads());
        requireEqual("samplingRateHz", contract.samplingRateHz(), asked.samplingRateHz());
        requireEqual("scaling", contract.scaling(), asked.scaling());
        requireEqual("labels", contract.labels().names(), asked.labels().names());
    }

    private void requireEqual(String what, Object own, Object asked) {
        if (!own.equals(asked)) {
            throw BadUsage.expected(
                    "%s of the network that noise is transferred from, %s".formatted(what, name),
                    asked + " as the evaluated network has",
                    own);
        }
    }

    /** The noise that an attack on this network comes to, in the current scope: (N, L, T). */
    Tensor noise(Attack attack, NoiseSpace space) {
        DifferentiableClassifier network = taken();
        try {
            return attack.attack(network, space).noise();
        } finally {
            free.add(network);
        }
    }

    private DifferentiableClassifier taken() {
        try {
            return free.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while another thread used network " + name, e);
        }
    }

    @Override
    public void close() {
        twins.forEach(DifferentiableClassifier::close);
    }
}
