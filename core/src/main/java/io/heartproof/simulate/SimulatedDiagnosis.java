package io.heartproof.simulate;

import io.heartproof.label.Label;
import io.heartproof.problem.BadUsage;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The nine classes of CPSC2018, with the SNOMED CT code that the PhysioNet form of the data set gives each. */
enum SimulatedDiagnosis {
    NORMAL("Normal", "426783006"),
    ATRIAL_FIBRILLATION("AF", "164889003"),
    FIRST_DEGREE_BLOCK("I-AVB", "270492004"),
    LEFT_BUNDLE_BRANCH_BLOCK("LBBB", "164909002"),
    RIGHT_BUNDLE_BRANCH_BLOCK("RBBB", "59118001"),
    PREMATURE_ATRIAL("PAC", "284470004"),
    PREMATURE_VENTRICULAR("PVC", "164884008"),
    ST_DEPRESSION("STD", "429622005"),
    ST_ELEVATION("STE", "164931005");

    private final String label;
    private final String code;

    SimulatedDiagnosis(String label, String code) {
        this.label = label;
        this.code = code;
    }

    static SimulatedDiagnosis of(Label label) {
        return Arrays.stream(values())
                .filter(condition -> condition.label.equals(label.name()))
                .findFirst()
                .orElseThrow(() -> new BadUsage("can simulate only %s, got '%s'"
                        .formatted(
                                Arrays.stream(values()).map(c -> c.label).collect(Collectors.joining(", ")),
                                label.name())));
    }

    /** Whether recordings of that class can be simulated. */
    static boolean knows(Label label) {
        return Arrays.stream(values()).anyMatch(condition -> condition.label.equals(label.name()));
    }

    /** SNOMED CT concept. */
    String code() {
        return code;
    }
}
