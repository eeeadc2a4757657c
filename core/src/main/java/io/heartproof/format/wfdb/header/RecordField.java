package io.heartproof.format.wfdb.header;

import java.util.Optional;

/**
 * The first field of a header: {@code NAME} or {@code NAME/SEGMENTS}, where a folder may stand before the name ({@code
 * med/00001}). A last part that is a number is the name where the header's file is called so, else the number of segments.
 *
 * @param folder what stands before the name: empty, or something that ends with a slash
 * @param segments as written, where the field has such a part
 */
public record RecordField(String folder, String name, Optional<String> segments) {
    /** @param fileName of the header, without its ending */
    public static RecordField of(String text, String fileName) {
        String plain = text.replace('\\', '/');
        int slash = plain.lastIndexOf('/');
        String last = plain.substring(slash + 1);
        boolean isNumber = !last.isEmpty() && last.chars().allMatch(c -> c >= '0' && c <= '9');
        if (slash < 0 || !isNumber || last.equals(fileName)) {
            return named(plain, Optional.empty());
        }
        return named(plain.substring(0, slash), Optional.of(last));
    }

    private static RecordField named(String text, Optional<String> segments) {
        int start = text.lastIndexOf('/') + 1;
        return new RecordField(text.substring(0, start), text.substring(start), segments);
    }
}
