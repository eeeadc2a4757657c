package io.heartproof.tensor;

import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.bytedeco.pytorch.global.torch;

/**
 * What computes: {@code cpu}, or {@code cuda:N}, the N-th CUDA device.
 *
 * @param index of the CUDA device, -1 for the CPU
 */
public record Device(int index) {
    public static final Device CPU = new Device(-1);
    private static final Pattern CUDA = Pattern.compile("cuda:(\\d{1,2})");

    /** Reads {@code cpu} or {@code cuda:N}; {@link BadUsage} for anything else or a device that is not there. */
    public static Device parse(String text) {
        if (text.equals("cpu")) {
            return CPU;
        }
        Matcher cuda = CUDA.matcher(text);
        if (!cuda.matches()) {
            throw new BadUsage("device must be cpu or cuda:N, got '" + text + "'");
        }
        Natives.load();
        int index = Integer.parseInt(cuda.group(1));
        int devices = torch.cuda_is_available() ? torch.cuda_device_count() : 0;
        if (index >= devices) {
            throw new BadUsage(String.format(
                    Locale.ROOT,
                    "device %s was asked for, but this machine and build of libtorch have %s",
                    text,
                    Counted.of(devices, "CUDA device")));
        }
        return new Device(index);
    }

    /** Whether it is the CPU. */
    public boolean isCpu() {
        return index < 0;
    }

    /** The same for libtorch, in the current scope. */
    org.bytedeco.pytorch.Device toTorch() {
        return new org.bytedeco.pytorch.Device(toString());
    }

    @Override
    public String toString() {
        return isCpu() ? "cpu" : "cuda:" + index;
    }
}
