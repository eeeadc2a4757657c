package io.heartproof.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.heartproof.batch.Batch;
import io.heartproof.nn.Architecture;
import io.heartproof.nn.resnet.ResNet18a;
import io.heartproof.problem.BadData;
import io.heartproof.tensor.Device;
import io.heartproof.tensor.Safetensors;
import io.heartproof.testing.NoTensorLeft;
import io.heartproof.testing.SmallWorld;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@ExtendWith(NoTensorLeft.class)
class ModelFolderTest {
    private static final String DESCRIPTION = """
        {"version": 1, "architecture": "resnet18a", "contract": {
         "leads": ["I", "II"], "samplingRateHz": 500.0, "form": {"type": "padded", "cutSamples": 2000},
         "scaling": "leadPeak", "labels": ["a", "b"]}}
        """;

    @TempDir
    Path folder;

    @ParameterizedTest
    @MethodSource("io.heartproof.nn.Architectures#all")
    void readsBackWhatItSaved(Architecture architecture) throws IOException {
        Batch batch = SmallWorld.batch(SmallWorld.recordings(2, 1));
        try (TorchClassifier saved = SmallWorld.classifier(architecture, 3)) {
            ModelFolder.save(folder, architecture, saved);
            try (TorchClassifier loaded = ModelFolder.load(folder, Device.CPU)) {
                assertThat(loaded.contract()).isEqualTo(saved.contract());
                assertThat(Arrays.deepEquals(loaded.logits(batch), saved.logits(batch)))
                        .isTrue();
            }
        }
    }

    @Test
    void refusesAFolderWithoutBothFiles() throws IOException {
        assertRefused("no model: expected model.json and model.safetensors");
        Files.writeString(folder.resolve("model.json"), DESCRIPTION);
        assertRefused("no model: expected model.json and model.safetensors");
    }

    static Stream<Arguments> descriptions() {
        return Stream.of(
                Arguments.of(DESCRIPTION.substring(0, 40), "model.json: line 1"),
                Arguments.of("[]", "model.json: line 1"),
                Arguments.of(DESCRIPTION.replace("1,", "3,"), "model.json: expected version 2, got 3"),
                Arguments.of(
                        DESCRIPTION.replace("18a", "50"),
                        "network.architecture: expected one of inception1d, resnet18a, resnet18m, tiny, xresnet1d50,"
                                + " got \"resnet50\""),
                Arguments.of(DESCRIPTION.replace("\"version\": 1, ", ""), "version"),
                Arguments.of(DESCRIPTION.replace("}}", "}, \"epochs\": 3}"), "epochs"),
                Arguments.of(DESCRIPTION.replace("\"II\"", "\"I\""), "leads must be distinct"),
                Arguments.of(DESCRIPTION.replace("\"II\"", numbered(5000)), "1 to 1000 leads and classes, got 5001"),
                Arguments.of(DESCRIPTION.replace("\"b\"", numbered(90_000)), "1 to 1000 leads and classes, got 2 and"));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("descriptions")
    void refusesABrokenDescription(String json, String reason) throws IOException {
        Files.writeString(folder.resolve("model.json"), json);
        Safetensors.write(ModelFolder.weights(folder), Map.of());
        assertRefused(reason);
    }

    @Test
    void refusesWeightsThatAreNotTheNetworks() throws IOException {
        Files.writeString(folder.resolve("model.json"), DESCRIPTION);
        Files.write(ModelFolder.weights(folder), new byte[] {1, 2, 3});
        assertRefused("model.safetensors: no safetensors file: expected at least 8 bytes, got 3");

        Safetensors.write(
                ModelFolder.weights(folder),
                Map.of("layer9.weight", new Safetensors.Array(new long[] {1}, new float[1])));
        assertRefused("layer0.1.weight and 76 more], unknown [layer9.weight]");
    }

    @Test
    void refusesWeightsOfOtherSizes() throws IOException {
        try (TorchClassifier threeClasses = SmallWorld.classifier(1)) {
            Map<String, Safetensors.Array> weights =
                    new LinkedHashMap<>(threeClasses.parameters().copy());
            ModelFolder.save(folder, new ResNet18a(), threeClasses.contract(), weights);
            Path json = folder.resolve("model.json");
            String description = Files.readString(json);

            Files.writeString(json, description.replaceFirst("\"up\",", ""));
            assertRefused("layer5.weight: expected shape [2, 512], got [3, 512]");

            Files.writeString(json, description.replaceFirst("\"V6\"", "\"V6\", \"V7\""));
            assertRefused("layer0.0.weight: expected shape [64, 9, 11], got [64, 8, 11]");
        }
    }

    /** Version 1 had no digest. */
    @Test
    void readsADescriptionWithoutDigest() throws IOException {
        try (TorchClassifier saved = SmallWorld.classifier(1)) {
            ModelFolder.save(folder, new ResNet18a(), saved);
            Path json = folder.resolve("model.json");
            String undigested = Files.readString(json)
                    .replace("\"version\" : 2", "\"version\" : 1")
                    .replaceFirst(",\\s*\"digest\" : \"[^\"]*\"", "");
            assertThat(undigested).doesNotContain("digest");
            Files.writeString(json, undigested);
            try (TorchClassifier loaded = ModelFolder.load(folder, Device.CPU)) {
                assertThat(loaded.contract()).isEqualTo(saved.contract());
            }
        }
    }

    @Test
    void refusesADescriptionOrWeightsThatWereChanged() throws IOException {
        try (TorchClassifier saved = SmallWorld.classifier(1);
                TorchClassifier other = SmallWorld.classifier(2)) {
            ModelFolder.save(folder, new ResNet18a(), saved);
            Path json = folder.resolve("model.json");
            String description = Files.readString(json);

            for (String change : List.of("resnet18a>resnet18m", "\"up\">\"upp\"", "500.0>508.0")) {
                String[] words = change.split(">", 2);
                assertThat(description).contains(words[0]);
                Files.writeString(json, description.replaceFirst(words[0], words[1]));
                assertRefused("model.json: is damaged, or model.safetensors is another model's");
            }
            Files.writeString(json, description);
            Safetensors.write(ModelFolder.weights(folder), other.parameters().copy());
            assertRefused("model.json: is damaged, or model.safetensors is another model's");
        }
    }

    @Test
    void findsAFlippedBitOfTheWeights() throws IOException {
        try (TorchClassifier saved = SmallWorld.classifier(1)) {
            ModelFolder.save(folder, new ResNet18a(), saved);
        }
        byte[] weights = Files.readAllBytes(ModelFolder.weights(folder));
        for (int at : new int[] {weights.length - 1, weights.length / 2, weights.length / 3}) {
            weights[at] ^= 1;
            Files.write(ModelFolder.weights(folder), weights);
            assertRefused("model.safetensors: is damaged, or was changed elsewhere");
            weights[at] ^= 1;
        }
    }

    @Test
    void everyFieldIsDocumented() throws IOException {
        String document = Files.readString(Path.of("../docs/results.md"));
        for (RecordComponent field : ModelFolder.Description.class.getRecordComponents()) {
            assertThat(document).contains("`" + field.getName() + "`");
        }
    }

    private void assertRefused(String reason) {
        BadData refusal = catchThrowableOfType(BadData.class, () -> ModelFolder.load(folder, Device.CPU));
        assertThat(refusal).hasMessageStartingWith(folder.toString()).hasMessageContaining(reason);
        assertThat(refusal.getMessage()).hasLineCount(1);
    }

    /** So many distinct names. */
    private static String numbered(int count) {
        return IntStream.range(0, count).mapToObj(i -> "\"n" + i + "\"").collect(Collectors.joining(", "));
    }
}
