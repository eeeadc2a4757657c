package io.heartproof.web.intake;

import io.heartproof.web.guard.ProblemKind;
import io.heartproof.web.guard.RequestRefusal;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request says of its body.
 *
 * @param media type and subtype in small letters, empty where nothing is said
 * @param boundary between the parts of a form, empty for a file
 */
record BodyType(String media, String boundary) {
    private static final String FORM = "multipart/form-data";
    private static final String TABLE = "text/csv";
    private static final Set<String> FILES = Set.of(
            "",
            "application/octet-stream",
            "application/x-www-form-urlencoded", // what curl --data-binary says of any file
            TABLE,
            "application/xml",
            "text/xml",
            "application/dicom",
            "application/edf");
    private static final String ACCEPTED =
            "application/octet-stream, text/csv, application/xml, application/dicom, application/edf,"
                    + " multipart/form-data";

    /** Character sets in which a table or XML is read; the content tells which. */
    private static final Set<String> CHARSETS =
            Set.of("utf-8", "utf8", "us-ascii", "iso-8859-1", "latin1", "windows-1252");

    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([^;\"]*)\"?");

    /** {@link RequestRefusal} where a body of that type, coding or character set is not read. */
    static BodyType of(HttpServletRequest request) {
        if (!codings(request).allMatch("identity"::equalsIgnoreCase)) {
            throw compressed();
        }
        List<String> types = Collections.list(request.getHeaders("Content-Type"));
        if (types.size() > 1) {
            throw new RequestRefusal(ProblemKind.BAD_REQUEST, "Content-Type: given more than once");
        }
        String type = types.isEmpty() ? "" : types.get(0);
        int end = type.indexOf(';');
        String media = (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (!media.equals(FORM) && !FILES.contains(media)) {
            throw unsupported("expected a file as application/octet-stream or text/csv, or files as %s, got '%s'"
                    .formatted(FORM, media));
        }
        Matcher charset = CHARSET.matcher(type);
        while (charset.find()) {
            if (!CHARSETS.contains(charset.group(1).strip().toLowerCase(Locale.ROOT))) {
                throw unsupported("expected UTF-8 or Latin-1 as the character set of the Content-Type");
            }
        }
        return new BodyType(media, media.equals(FORM) ? FormReader.boundary(type) : "");
    }

    private static Stream<String> codings(HttpServletRequest request) {
        return Collections.list(request.getHeaders("Content-Encoding")).stream()
                .flatMap(header -> Stream.of(header.split(",")))
                .map(String::strip)
                .filter(coding -> !coding.isEmpty());
    }

    boolean isForm() {
        return media.equals(FORM);
    }

    boolean isTable() {
        return media.equals(TABLE);
    }

    /** Of a compressed body. */
    static RequestRefusal compressed() {
        return new RequestRefusal(
                ProblemKind.UNSUPPORTED_TYPE,
                "expected a file as it is, got a compressed one",
                Map.of("Accept-Encoding", "identity"));
    }

    private static RequestRefusal unsupported(String detail) {
        return new RequestRefusal(ProblemKind.UNSUPPORTED_TYPE, detail, Map.of("Accept", ACCEPTED));
    }
}
