package io.heartproof.cli;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.label.LabelSet;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.onnx.OnnxExport;
import io.heartproof.tensor.Device;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A network that was never trained, in an ONNX file: its answers mean nothing, but take as long as others. */
final class UntrainedModel {
    static final LabelSet LABELS = new LabelSet(List.of("Normal", "AF", "PVC"));

    private UntrainedModel() {}

    /** Writes {@code model.onnx}. */
    static Path writeInto(Path folder) throws Exception {
        Path model = folder.resolve("model.onnx");
        InputContract contract = InputContract.published(new BucketForm(6_000), LABELS);
        try (TorchClassifier classifier = TorchClassifier.create(new ResNet18a(), contract, Device.CPU, 1)) {
            OnnxExport.write(classifier, Map.of("origin", "test"), model);
        }
        return model;
    }
}
