package io.heartproof.web.guard;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a token (RFC 6750, {@code Authorization: Bearer TOKEN}). Digests of equal length are compared, in a time that does
 * not depend on where they differ.
 */
final class TokenGuard {
    private static final String SCHEME = "Bearer ";

    private final byte[] expected;

    TokenGuard(String token) {
        this.expected = digest(token);
    }

    /** {@link RequestRefusal} where the header does not bring the token. */
    void check(@Nullable String authorisation) {
        if (authorisation == null || !authorisation.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw refusal();
        }
        if (!MessageDigest.isEqual(
                expected, digest(authorisation.substring(SCHEME.length()).strip()))) {
            throw refusal();
        }
    }

    private static RequestRefusal refusal() {
        return new RequestRefusal(
                ProblemKind.UNAUTHORISED, "expected the header 'Authorization: Bearer TOKEN' with the token");
    }

    private static byte[] digest(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
