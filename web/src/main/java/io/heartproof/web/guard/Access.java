package io.heartproof.web.guard;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.problem.Counted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who is answered. Immutable.
 *
 * @param token what a request must bring, where one is asked for
 * @param anyone whether the service may be reached from other machines without a token
 */
public record Access(Optional<String> token, boolean anyone) {
    /** Programs and people on this machine. */
    public static final Access THIS_MACHINE = new Access(Optional.empty(), false);

    /** Whoever can reach the service: for closed networks, and behind a proxy that asks for more. */
    public static final Access ANYONE = new Access(Optional.empty(), true);

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9._~+/=-]{16,512}");
    private static final long LARGEST_FILE = 4096;

    public Access {
        if (token.isPresent() && !TOKEN.matcher(token.get()).matches()) {
            throw new BadUsage("a token has 16 to 512 letters, digits and ._~+/=-");
        }
    }

    /** Whoever has this token. */
    public static Access token(String token) {
        return new Access(Optional.of(token), false);
    }

    /** Whoever has the token that stands in this file, on its only line. */
    public static Access tokenFile(Path file) throws IOException {
        if (Files.size(file) > LARGEST_FILE) {
            throw new BadData(
                    file.toString(), "expected one line with a token, got " + Counted.of(Files.size(file), "byte"));
        }
        String text = Files.readString(file, StandardCharsets.ISO_8859_1).strip();
        if (!TOKEN.matcher(text).matches()) {
            throw new BadData(
                    file.toString(), "expected one line with a token of 16 to 512 letters, digits and ._~+/=-");
        }
        return token(text);
    }
}
