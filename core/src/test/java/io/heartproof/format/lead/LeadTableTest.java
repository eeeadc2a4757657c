package io.heartproof.format.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.heartproof.signal.Lead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadTableTest {
    @ParameterizedTest
    @CsvSource({
        "I, I",
        "i, I",
        "ECG Lead I, I",
        "ECG I, I",
        "EKG I, I",
        "ECG_I, I",
        "ECG:I, I",
        "ECG-I, I",
        "ECGI, I",
        "ecg.ii, II",
        "Lead II, II",
        "LEAD_III, III",
        "leadIII, III",
        "DI, I",
        "DII, II",
        "DIII, III",
        "ECG DII, II",
        "D-III, III",
        "I-REF, I",
        "aVR-REF, aVR",
        "ECG aVL-Ref, aVL",
        "V1 REF, V1",
        "avr, aVR",
        "AVR, aVR",
        "aVF, aVF",
        "a.V.F, aVF",
        "aV R, aVR",
        "Lead aVL, aVL",
        "MDC_ECG_LEAD_I, I",
        "mdc_ecg_lead_avf, aVF",
        "MDC_ECG_LEAD_V6, V6",
        "V 1, V1",
        "V_2, V2",
        "V.3, V3",
        "V-4, V4",
        "ECG Lead V5, V5",
        "v6, V6",
        "ECG Lead V1 :, V1",
        "Lead I (Einthoven), I",
        "aVR (Goldberger), aVR",
        "'aVR, augmented voltage', aVR",
        "'aVR, augmented voltage, right', aVR",
        "'aVL, augmented voltage, left', aVL",
        "'Lead aVF, augmented voltage, foot', aVF",
        "Ableitung II, II",
        "D\u00e9rivation III, III",
        "Deriva\u00e7\u00e3o DI, I",
        "\u2161, II",
        "V\u2082, V2",
        "'\u00a0V 1', V1"
    })
    void knowsAName(String name, String lead) {
        assertThat(LeadTable.standard(name)).contains(new Lead(lead));
        assertThat(LeadTable.leads(List.of(name))).containsExactly(new Lead(lead));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-aVR",
                "-aVR, augmented voltage",
                "aVL, augmented voltage, right",
                "V1, augmented voltage",
                "\u2212aVR",
                "ECG -aVR",
                "Lead -I",
                "aVR-",
                "aVRneg",
                "MDC_ECG_LEAD_AVRneg",
                "aVR (inverted)",
                "VR",
                "VL",
                "VF",
                "MLII",
                "MCL1",
                "V7",
                "V0",
                "V10",
                "V3R",
                "IV",
                "IIII",
                "chan 1",
                "1",
                "ECG 1",
                "ECG1",
                "Lead 2",
                "CM5",
                "I-II",
                "I+II",
                "V1-V2",
                "II (2)",
                "MDC_ECG_LEAD_dI",
                "MDC_ECG_LEAD_-AVR",
                "X",
                "",
                " ",
                "ECG",
                "lead",
                "C1",
                "D1",
                "C3",
                "l",
                "1I",
                "V 1 2",
                "vI",
                "ECGxI"
            })
    void takesNoOtherNameForALead(String name) {
        assertThat(LeadTable.standard(name)).isEmpty();
        assertThat(LeadTable.leads(List.of(name))).containsExactly(new Lead(name));
    }

    @Test
    void takesCForTheChestAmongLimbLeads() {
        assertThat(LeadTable.leads(List.of("I", "II", "C1", "C2", "C3", "C4", "C5", "C6")))
                .isEqualTo(Lead.INDEPENDENT_8);
    }

    @Test
    void takesNumberedDForLimbLeads() {
        assertThat(LeadTable.leads(List.of("D1", "D2", "D3", "C1", "C2")))
                .containsExactly(Lead.I, Lead.II, Lead.III, Lead.V1, Lead.V2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "C3,C4,I,II",
                "C1,C2,C3",
                "I,II,C1,C2,V1,V2",
                "I,II,C1,C2,Cz,Fz",
                "I,II,C1,C2,EEG Fp1",
                "I,C1,C2,C7",
                "D1,D2,D3,D4",
                "D1,D2,I,II",
                "D1",
                "D1,D2,O1-A2"
            })
    void leavesNamesThatMayBeElectrodes(String names) {
        List<String> all = List.of(names.split(","));
        assertThat(LeadTable.leads(all)).isEqualTo(all.stream().map(Lead::new).toList());
    }

    @Test
    void numbersWhatIsThereAgain() {
        assertThat(LeadTable.leads(List.of("II", "ECG II", "x", "x", "II", "II (2)")))
                .extracting(Lead::name)
                .containsExactly("II", "II (3)", "x", "x (2)", "II (4)", "II (2)");
    }
}
