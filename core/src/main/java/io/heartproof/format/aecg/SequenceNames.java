package io.heartproof.format.aecg;

import io.heartproof.format.lead.LeadMap;
import io.heartproof.format.lead.LeadTable;
import io.heartproof.format.rule.LeadCodes;
import io.heartproof.format.xml.XmlElement;
import io.heartproof.signal.Lead;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a sequence is called: the code of its {@code code} element, which should be {@code MDC_ECG_LEAD_...}, its display name,
 * the same of translations, and the original text. Immutable.
 *
 * @param all in this order, each once, without blank ones
 */
record SequenceNames(List<String> all) {
    static SequenceNames of(XmlElement sequence) {
        List<XmlElement> codes = sequence.all("code");
        Stream<String> names = Stream.of(
                        codes.stream(), codes.stream().flatMap(code -> code.all("translation").stream()))
                .flatMap(elements -> elements)
                .flatMap(code -> Stream.of(code.attribute("code"), code.attribute("displayName")))
                .flatMap(Optional::stream);
        Stream<String> texts = codes.stream()
                .flatMap(code -> code.all("originalText").stream())
                .map(XmlElement::text);
        return new SequenceNames(Stream.concat(names, texts)
                .map(name -> name.replaceAll("\\s+", " ")
                        .replaceAll("\\p{Cntrl}", "?")
                        .strip())
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList());
    }

    /** The name of the lead that it is, after the user or by the first name that says it; empty where it is none. */
    Optional<String> lead(LeadMap named) {
        return all.stream()
                .filter(named::names)
                .findFirst()
                .or(() -> all.stream()
                        .flatMap(name ->
                                LeadCodes.name(name)
                                        .or(() -> LeadTable.standard(name).map(Lead::name))
                                        .stream())
                        .findFirst());
    }

    /** One name of each sequence: the first that no other of them has, otherwise the first. */
    static List<String> distinct(List<SequenceNames> sequences) {
        Map<String, Long> counts = sequences.stream()
                .flatMap(names -> names.all.stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return sequences.stream()
                .map(names -> names.all.stream()
                        .filter(name -> counts.getOrDefault(name, 0L) == 1)
                        .findFirst()
                        .orElse(names.all.get(0)))
                .toList();
    }
}
