package io.heartproof.spark.score;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.problem.BadData;
import io.heartproof.spark.TestModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Executors get a model's bytes and no files beside them, so the contract has to travel with these. */
class ScoreProgramTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheContractInTheModelBesideItOrWhereItIsSaid() throws IOException {
        String contract = TestModel.contract().json();
        Path own = Files.write(folder.resolve("own.onnx"), TestModel.bytes());
        Path bare = Files.write(folder.resolve("bare.onnx"), TestModel.bytesWithoutContract());
        Path said = Files.writeString(folder.resolve("said.yaml"), contract);

        assertThat(ScoreProgram.contract(own, Optional.empty()).json()).isEqualTo(contract);
        assertThat(ScoreProgram.contract(bare, Optional.of(said.toString())).json())
                .isEqualTo(contract);
        assertThatThrownBy(() -> ScoreProgram.contract(bare, Optional.empty())).isInstanceOf(BadData.class);

        Files.writeString(folder.resolve("bare.contract.yaml"), contract);
        assertThat(ScoreProgram.contract(bare, Optional.empty()).json()).isEqualTo(contract);
    }
}
