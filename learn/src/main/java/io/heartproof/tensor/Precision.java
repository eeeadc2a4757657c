package io.heartproof.tensor;

import java.util.List;
import java.util.Locale;
import org.bytedeco.pytorch.global.torch;

/**
 * In which numbers the convolutions of a network compute. Weights, gradients of weights, optimisers and the last layer are
 * in single precision in any case.
 */
public enum Precision {
    /** Single precision: 24 bits of mantissa. */
    FLOAT32,
    /** 8 bits of mantissa and the range of single precision: half the memory traffic, and fast where hardware has it. */
    BFLOAT16;

    private static final List<torch.DeviceType> DEVICES = List.of(torch.DeviceType.CPU, torch.DeviceType.CUDA);

    /** Has the calling thread compute in this precision until the returned one is closed. */
    public Open open() {
        Natives.load();
        List<Boolean> before = DEVICES.stream().map(torch::is_autocast_enabled).toList();
        boolean cached = torch.is_autocast_cache_enabled();
        torch.set_autocast_cache_enabled(false); // what it keeps of the weights would outlive the next step
        DEVICES.forEach(device -> {
            torch.set_autocast_dtype(device, torch.ScalarType.BFloat16);
            torch.set_autocast_enabled(device, this == BFLOAT16);
        });
        return () -> {
            for (int i = 0; i < DEVICES.size(); i++) {
                torch.set_autocast_enabled(DEVICES.get(i), before.get(i));
            }
            torch.set_autocast_cache_enabled(cached);
        };
    }

    /** A precision in use. */
    @FunctionalInterface
    public interface Open extends AutoCloseable {
        @Override
        void close();
    }

    /** The name in a configuration: {@code float32} or {@code bfloat16}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
