package io.heartproof.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.heartproof.file.Json;
import io.heartproof.label.LabelSet;
import io.heartproof.problem.BadData;
import io.heartproof.signal.Lead;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InputContractJsonTest {
    private static final InputContract PUBLISHED = InputContract.published(PaddedForm.PUBLISHED, LabelSet.CPSC2018);

    @TempDir
    Path folder;

    @Test
    void readsWhatItWrote() throws IOException {
        Path file = folder.resolve("contract.json");

        Json.write(file, PUBLISHED);

        assertThat(Json.read(file, InputContract.class)).isEqualTo(PUBLISHED);
        assertThat(Json.mapper().readTree(file.toFile()))
                .isEqualTo(Json.mapper().readTree("""
                        {"leads": ["I", "II", "V1", "V2", "V3", "V4", "V5", "V6"], "samplingRateHz": 500.0,
                         "form": {"type": "padded", "cutSamples": 30720}, "scaling": "leadPeak",
                         "labels": ["Normal", "AF", "I-AVB", "LBBB", "RBBB", "PAC", "PVC", "STD", "STE"]}"""));
    }

    @Test
    void standsInsideLargerFile() throws IOException {
        record Model(String architecture, InputContract input) {}
        Path file = folder.resolve("model.json");

        Json.write(file, new Model("resnet18a", PUBLISHED));

        assertThat(Json.read(file, Model.class).input()).isEqualTo(PUBLISHED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "30720 | 2000000000 | cutSamples must lie between 1536 and 1048576, got 2000000000",
                "30720 | \"30720\" | ",
                "\"padded\" | \"java.net.URL\" | java.net.URL",
                "\"type\" | \"@class\" | ",
                "\"leadPeak\" | \"zScore\" | zScore",
                "\"leadPeak\" | null | scaling",
                "500.0 | -1 | samplingRateHz",
                "\"scaling\" | \"scalling\" | scaling",
                "\"V1\" | \"i\" | leads must be distinct",
                "\"V1\" | null | input contract: leads must not hold null",
                "\"AF\" | \"Normal\" | class names must be distinct"
            })
    void rejectsFileThatBreaksRule(String old, String replacement, String message) throws IOException {
        Path file = folder.resolve("contract.json");
        String good = Json.mapper().writeValueAsString(PUBLISHED);
        assertThat(good).contains(old);
        Files.writeString(file, good.replace(old, replacement));

        assertThatThrownBy(() -> Json.read(file, InputContract.class))
                .isInstanceOf(BadData.class)
                .hasMessageContaining(message == null ? "contract.json" : message)
                .extracting(Throwable::getMessage)
                .satisfies(m -> assertThat(m.toString()).doesNotContain("\n"));
    }

    @Test
    void digestTellsContractsApart() {
        List<Lead> leads = PUBLISHED.leads();
        LabelSet labels = PUBLISHED.labels();
        InputForm form = PUBLISHED.form();
        Set<String> digests = new HashSet<>(List.of(
                PUBLISHED.digest(),
                new InputContract(leads.subList(0, 7), 500, form, Scaling.LEAD_PEAK, labels).digest(),
                new InputContract(leads, 250, form, Scaling.LEAD_PEAK, labels).digest(),
                new InputContract(leads, 500, new PaddedForm(5_120), Scaling.LEAD_PEAK, labels).digest(),
                new InputContract(
                                leads,
                                500,
                                form,
                                Scaling.LEAD_PEAK,
                                new LabelSet(labels.names().subList(0, 8)))
                        .digest()));

        assertThat(digests).hasSize(5);
    }

    /** A changed value means that models and results written before no longer say what they were made from. */
    @Test
    void digestStaysTheSameFromVersionToVersion() {
        assertThat(PUBLISHED.digest())
                .isEqualTo("sha256:14286c1a5f642d5d8c5137dd80fc7786d35a6622060f4c86b4de9e915ac6500b");
    }
}
