package io.heartproof.nn.layer;

import io.heartproof.nn.Architecture;
import io.heartproof.nn.Network;
import io.heartproof.nn.NetworkSize;
import io.heartproof.tensor.Device;

/**
 * An architecture of which only the name and the layers have to be given: its networks run on tensors, have twins and can be
 * written as ONNX. They take T as the forms of the input give it, a multiple of 1,024 and at least 3,072.
 */
public interface LayeredArchitecture extends Architecture {
    /** New layers; their parameters go to {@code init}, in the same order each time. */
    Layers layers(NetworkSize size, Init init);

    @Override
    default Network create(NetworkSize size, Device device, long seed) {
        return LayeredNetwork.of(this, size, Init.on(device, seed));
    }
}
