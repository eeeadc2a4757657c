package io.heartproof.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.classify.OnnxClassifier;
import io.heartproof.problem.BadData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options for a model; what it loads knows the contract, wherever that was found. */
class GivenModelTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheContractInTheModelBesideItOrWhereItIsSaid() throws IOException {
        String contract = TestModel.contract().json();
        Path own = Files.write(folder.resolve("own.onnx"), TestModel.bytes());
        Path bare = Files.write(folder.resolve("bare.onnx"), TestModel.bytesWithoutContract());
        Path said = Files.writeString(folder.resolve("said.yaml"), contract);

        assertThat(contract("--model", own.toString())).isEqualTo(contract);
        assertThat(contract("--model", bare.toString(), "--contract", said.toString()))
                .isEqualTo(contract);
        assertThatThrownBy(() -> contract("--model", bare.toString())).isInstanceOf(BadData.class);

        Files.writeString(folder.resolve("bare.contract.yaml"), contract);
        assertThat(contract("--model", bare.toString())).isEqualTo(contract);
    }

    private static String contract(String... options) throws IOException {
        try (OnnxClassifier network =
                GivenModel.of(ProgramOptions.parse(List.of(options))).load()) {
            return network.modelContract().json();
        }
    }
}
