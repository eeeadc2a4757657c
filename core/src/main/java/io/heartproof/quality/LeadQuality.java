package io.heartproof.quality;

import io.heartproof.signal.Lead;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The verdict on one lead. Immutable.
 *
 * @param defects empty where the lead is usable; otherwise each kind at most once
 */
public record LeadQuality(Lead lead, List<Defect> defects) {
    private static final String OK = "ok";

    public LeadQuality {
        defects = List.copyOf(defects);
    }

    public boolean usable() {
        return defects.isEmpty();
    }

    public boolean has(DefectKind kind) {
        return defects.stream().anyMatch(defect -> defect.kind() == kind);
    }

    /** {@code ok}, or the kinds of the defects: {@code clipped noisy}. */
    public String summary() {
        return usable()
                ? OK
                : defects.stream().map(defect -> defect.kind().code()).collect(Collectors.joining(" "));
    }
}
