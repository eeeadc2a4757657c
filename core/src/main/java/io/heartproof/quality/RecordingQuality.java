package io.heartproof.quality;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The verdict on a recording. Immutable. As JSON:
 *
 * <pre>{@code
 * {"acceptable":false,"leads":{"I":"ok","V1":"flat"},"whole":["limbsSwapped"],"reasons":["lead V1 is flat: ..."]}
 * }</pre>
 *
 * @param leads one verdict for each lead that was asked for, in that order
 * @param whole what is wrong with the recording as a whole
 */
public record RecordingQuality(List<LeadQuality> leads, List<Defect> whole) {
    public RecordingQuality {
        leads = List.copyOf(leads);
        whole = List.copyOf(whole);
    }

    /** Whether every lead is usable and nothing is wrong with the whole. */
    public boolean acceptable() {
        return whole.isEmpty() && leads.stream().allMatch(LeadQuality::usable);
    }

    /** What is wrong, one line each; empty where the recording is acceptable. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        whole.forEach(defect -> reasons.add("the recording " + defect.explanation()));
        leads.forEach(lead ->
                lead.defects().forEach(defect -> reasons.add("lead " + lead.lead() + " " + defect.explanation())));
        return List.copyOf(reasons);
    }

    /** The JSON form; the order of its fields and leads is fixed. */
    @JsonValue
    public Map<String, Object> asJson() {
        Map<String, String> summaries = new LinkedHashMap<>();
        leads.forEach(lead -> summaries.put(lead.lead().name(), lead.summary()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("acceptable", acceptable());
        json.put("leads", summaries);
        json.put("whole", whole.stream().map(Defect::kind).toList());
        json.put("reasons", reasons());
        return json;
    }
}
