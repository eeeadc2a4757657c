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
 * {"acceptable":false,"confidence":"none","leads":{"I":"ok","V1":"flat"},"whole":["limbsSwapped"],"doubts":[],
 *  "reasons":["the recording has its arm electrodes interchanged: ...","lead V1 is flat: ..."]}
 * }</pre>
 *
 * @param leads one verdict for each lead that was asked for, in that order
 * @param whole what is wrong with the recording as a whole
 * @param doubts what may be wrong with it; lowers the confidence, but refuses nothing
 */
public record RecordingQuality(List<LeadQuality> leads, List<Defect> whole, List<Defect> doubts) {
    public RecordingQuality {
        leads = List.copyOf(leads);
        whole = List.copyOf(whole);
        doubts = List.copyOf(doubts);
    }

    /** Whether every lead is usable and nothing is wrong with the whole. */
    public boolean acceptable() {
        return whole.isEmpty() && leads.stream().allMatch(LeadQuality::usable);
    }

    public Confidence confidence() {
        if (!acceptable()) {
            return Confidence.NONE;
        }
        return doubts.isEmpty() ? Confidence.FULL : Confidence.LOWERED;
    }

    /** What is wrong, then what is in doubt, one line each; empty where there is neither. */
    public List<String> reasons() {
        List<String> reasons = new ArrayList<>();
        whole.forEach(defect -> reasons.add("the recording " + defect.explanation()));
        leads.forEach(lead ->
                lead.defects().forEach(defect -> reasons.add("lead " + lead.lead() + " " + defect.explanation())));
        doubts.forEach(defect -> reasons.add("the recording " + defect.explanation()));
        return List.copyOf(reasons);
    }

    /** The JSON form; the order of its fields and leads is fixed. */
    @JsonValue
    public Map<String, Object> asJson() {
        Map<String, String> summaries = new LinkedHashMap<>();
        leads.forEach(lead -> summaries.put(lead.lead().name(), lead.summary()));
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("acceptable", acceptable());
        json.put("confidence", confidence());
        json.put("leads", summaries);
        json.put("whole", whole.stream().map(Defect::kind).toList());
        json.put("doubts", doubts.stream().map(Defect::kind).toList());
        json.put("reasons", reasons());
        return json;
    }
}
