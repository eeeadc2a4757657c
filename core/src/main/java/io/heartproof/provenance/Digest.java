package io.heartproof.provenance;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A SHA-256 under construction: feed it files and strings, then ask for the hex text. Not thread-safe. */
public final class Digest {
    private final MessageDigest sha256;

    public Digest() {
        try {
            sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Adds a text, its length first so that neighbours cannot run into one another. */
    public Digest add(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha256.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha256.update(bytes);
        return this;
    }

    /** Adds a file's content. */
    public Digest add(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                sha256.update(buffer, 0, n);
            }
        }
        return this;
    }

    /** Adds bytes as they are. */
    public Digest add(byte[] bytes) {
        sha256.update(bytes);
        return this;
    }

    /** Adds some of these bytes, from the first on. */
    public Digest add(byte[] bytes, int count) {
        sha256.update(bytes, 0, count);
        return this;
    }

    /** The same stream; its bytes are added as they are read. */
    public InputStream adding(InputStream in) {
        return new DigestInputStream(in, sha256);
    }

    /** {@code sha256:} and 64 hex digits. Ends this digest. */
    public String hex() {
        return "sha256:" + HexFormat.of().formatHex(sha256.digest());
    }
}
