package io.heartproof.format.lead;

import io.heartproof.signal.Lead;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one table of lead names. It ignores case and knows words before the name ({@code ECG I}, {@code Lead V1}, {@code
 * MDC_ECG_LEAD_AVR}), blanks and points in it ({@code V 1}, {@code a.V.R}), a reference behind it ({@code aVF-REF}), its
 * description ({@code aVR, augmented voltage}) and {@code DI}, {@code DII}, {@code DIII}. A name that it does not know
 * stays as it is: {@code -aVR} is another lead than aVR, {@code VR} and {@code MLII} are, too, and {@code ECG 1} may be
 * any.
 *
 * <p>{@code C1} to {@code C6} and {@code D1} to {@code D3} are also electrodes of an EEG, see {@link AmbiguousNames}.
 */
public final class LeadTable {
    private static final int LONGEST_NAME = 64;

    private static final String STANDARD =
            "I{1,3}|A[ ._]?V[ ._]?[RLF]|V[ ._-]?[1-6]|D[ ._-]?I{1,3}|C[ ._-]?[1-9]|D[ ._-]?[1-9]";

    /** After the reference identifiers of ISO/IEEE 11073 nothing but the lead itself: {@code dI} is a derived lead there. */
    private static final Pattern IDENTIFIER = Pattern.compile("MDC_ECG_LEAD_(I{1,3}|AV[RLF]|V[1-6])");

    /** What DICOM's meanings say behind aVR, aVL and aVF: {@code aVR, augmented voltage, right} (PS3.16, CID 3001). */
    private static final String AUGMENTED = Stream.of("R,RIGHT", "L,LEFT", "F,FOOT")
            .map(end -> end.split(","))
            .map(end -> "(?<=" + end[0] + ")\\s*,\\s*AUGMENTED\\s+VOLTAGE(?:\\s*,\\s*" + end[1] + ")?")
            .collect(Collectors.joining("|"));

    /** A hyphen between blank and name is a minus, which turns the lead over. */
    private static final Pattern NAME =
            Pattern.compile("(?:(?:ECG|EKG|LEADS?|CHANNEL|DERIVATION|DERIVACION|DERIVACAO|ABLEITUNG|ABL)"
                    + "(?:-|\\s+-\\s+|[\\s._:]*))*(" + STANDARD
                    + ")(?:[ ._-]?(?:REF|ECG|EKG|LEAD)|[ ._-]*\\((?:EINTHOVEN|GOLDBERGER|WILSON)\\)|" + AUGMENTED
                    + ")?[ .:]*");

    private static final Pattern ACCENTS = Pattern.compile("\\p{M}");
    private static final Pattern SEPARATORS = Pattern.compile("[ ._-]");

    private LeadTable() {}

    /** The standard lead that the name stands for whatever the others are; empty where it is none, or not for certain. */
    public static Optional<Lead> standard(String name) {
        return Optional.of(new Lead(core(name))).filter(Lead::isStandard);
    }

    /** What the table makes of a name, whatever the others are: none, one or, for {@code C1}, the lead that it may be. */
    static List<String> spellings(String name) {
        return Stream.of(new Lead(new AmbiguousNames(true, true).resolved(core(name))))
                .filter(Lead::isStandard)
                .map(Lead::name)
                .toList();
    }

    /** The leads of a file, in order and with different names: a second II is called {@code II (2)}. */
    public static List<Lead> leads(List<String> names) {
        return distinct(ofNames(names));
    }

    /** As {@link #leads}, but a lead is there as often as the file names it. */
    public static List<Lead> ofNames(List<String> names) {
        List<String> cores = names.stream().map(LeadTable::core).toList();
        AmbiguousNames ambiguous = AmbiguousNames.among(names, cores);
        List<Lead> leads = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            Lead lead = new Lead(ambiguous.resolved(cores.get(i)));
            leads.add(lead.isStandard() ? lead : new Lead(names.get(i)));
        }
        return leads;
    }

    /** The same leads, where those that repeat an earlier one have a number behind their name. */
    static List<Lead> distinct(List<Lead> leads) {
        Map<Lead, Integer> counts = new HashMap<>();
        leads.forEach(lead -> counts.put(lead, 0));
        return leads.stream().map(lead -> unused(lead, counts)).toList();
    }

    private static Lead unused(Lead lead, Map<Lead, Integer> counts) {
        int count = counts.merge(lead, 1, Integer::sum);
        Lead result = lead;
        while (count > 1 && counts.containsKey(result)) {
            result = new Lead(lead.name() + " (" + count++ + ")");
        }
        if (!result.equals(lead)) {
            counts.put(lead, count - 1);
            counts.put(result, 1);
        }
        return result;
    }

    /** What is left of a name without the words around it, in capitals; empty where that is no name of the table. */
    private static String core(String name) {
        if (name.length() > LONGEST_NAME) {
            return "";
        }
        String plain = ACCENTS.matcher(Normalizer.normalize(name, Normalizer.Form.NFKD))
                .replaceAll("");
        String upper = plain.toUpperCase(Locale.ROOT).strip();
        Matcher identifier = IDENTIFIER.matcher(upper);
        if (identifier.matches()) {
            return identifier.group(1);
        }
        Matcher matcher = NAME.matcher(upper);
        if (!matcher.matches()) {
            return "";
        }
        String core = SEPARATORS.matcher(matcher.group(1)).replaceAll("");
        return core.startsWith("DI") ? core.substring(1) : core;
    }
}
