package io.heartproof.benchmark.card;

import io.heartproof.benchmark.card.StepsCheck.StepLosses;
import io.heartproof.progress.Progress;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Precision;
import io.heartproof.tensor.Safetensors;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Compares a device with the CPU of the same machine: logits and gradients, steps of training in both precisions, an attack
 * ladder, memory, speed. Immutable.
 */
public final class CardCheck {
    private final CheckSetup setup;
    private final Optional<GoldenValues> golden;
    private final Map<Precision, Double> plain;

    /**
     * @param golden values of the published program; without, numbers are those of an untrained network
     * @param plain recordings per second of plain PyTorch on padded recordings on the same device, empty for none
     */
    public CardCheck(CheckSetup setup, Optional<GoldenValues> golden, Map<Precision, Double> plain) {
        this.setup = setup;
        this.golden = golden;
        this.plain = Map.copyOf(plain);
    }

    /**
     * Checks everything, one after the other.
     *
     * @param lines takes the lines of a table, each as soon as it is known, while no stage of {@code progress} is open
     * @return whether everything that was asked for came true
     */
    public boolean run(Progress progress, Consumer<String> lines) throws IOException {
        CardTable table = new CardTable(setup.card().toString(), lines);
        table.add(new NumbersCheck(setup, golden).rows());
        Map<String, Safetensors.Array> taught = Map.of();
        for (Precision precision : Precision.values()) {
            StepsCheck steps = new StepsCheck(setup, precision);
            StepLosses cpu = steps.walk(Device.CPU, progress);
            table.add(steps.rows(steps.walk(setup.card(), progress), cpu));
            taught = taught.isEmpty() ? cpu.weights() : taught;
        }
        table.add(new LadderCheck(setup, taught).rows(progress));
        table.add(new MemoryCheck(setup).rows(progress));
        table.add(new SpeedCheck(setup, plain).rows(progress));
        return table.end();
    }
}
