package io.heartproof.web.intake;

/**
 * Names under which a client's files are kept. What comes after the last slash or backslash, with letters, digits, dot,
 * hyphen and underscore as they are and anything else as an underscore; never hidden, at most 100 characters. So a name
 * that a WFDB header may have is kept as it is, and none leads out of a folder.
 */
final class FileNames {
    private static final int LONGEST = 100;

    private FileNames() {}

    static String safe(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String plain = last.replaceAll("[^A-Za-z0-9._-]", "_").replaceFirst("^[.-]", "_");
        // The end says what the file is.
        String kept = plain.length() <= LONGEST ? plain : plain.substring(plain.length() - LONGEST);
        return kept.isEmpty() ? "_" : kept.replaceFirst("^[.-]", "_");
    }
}
