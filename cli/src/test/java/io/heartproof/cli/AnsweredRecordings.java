package io.heartproof.cli;

import io.heartproof.contract.BucketForm;
import io.heartproof.contract.InputContract;
import io.heartproof.label.LabelSet;
import io.heartproof.model.ModelFolder;
import io.heartproof.model.TorchClassifier;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.report.Predictions;
import io.heartproof.tensor.Device;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Nine recordings whose labels are what a network without training answers: all are right, whatever it answers here.
 *
 * @param model folder of the network
 * @param data folder of the recordings
 */
record AnsweredRecordings(Path model, Path data) {
    private static final LabelSet LABELS = LabelSet.CPSC2018;

    /** Both in a folder, which gets the evaluation without attacks, too. */
    static AnsweredRecordings in(Path folder) throws IOException {
        AnsweredRecordings both = new AnsweredRecordings(folder.resolve("model"), folder.resolve("data"));
        InputContract contract = InputContract.published(new BucketForm(2048), LABELS);
        try (TorchClassifier classifier = TorchClassifier.create(new ResNet18a(), contract, Device.CPU, 1)) {
            ModelFolder.save(Files.createDirectories(both.model), new ResNet18a(), classifier);
        }
        CommandRun.of("simulate", "--out", both.data, "--recordings", 9, "--seed", 5);
        Path answers = folder.resolve("answers");
        CommandRun.of(
                "evaluate",
                "--model",
                both.model,
                "--data",
                both.data,
                "--out",
                answers,
                "--attacks",
                "none",
                "--set",
                "evaluation.whiteNoise=",
                "--set",
                "evaluation.recordedNoise.snrDb=",
                "--set",
                "evaluation.bootstrapSamples=100");
        List<String> reference = new ArrayList<>(List.of("Recording,First_label"));
        Predictions.read(answers.resolve("predictions.csv"))
                .forEach(one -> reference.add(
                        one.recording() + "," + (LABELS.named(one.prediction()).index() + 1)));
        Files.write(both.data.resolve("REFERENCE.csv"), reference);
        return both;
    }
}
