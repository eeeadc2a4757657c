package io.heartproof.cli.text;

import io.heartproof.layout.RunLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** How to go on with a training that was broken off. */
public final class RestartText {
    private RestartText() {}

    /**
     * A few words on what to do next.
     *
     * @param run folder of the training, which may not be there
     */
    public static String advice(Path run) {
        return advice(run, "start it again with --resume " + run);
    }

    /** The same where the command that was given goes on itself. */
    public static String repeatedAdvice(Path run) {
        return advice(run, "repeat the command");
    }

    private static String advice(Path run, String how) {
        RunLayout layout = new RunLayout(run);
        if (!Files.isRegularFile(layout.settings())) {
            return "start it again";
        }
        String begin = how + ", it goes on ";
        try {
            List<String> epochs =
                    Files.isRegularFile(layout.history()) ? Files.readAllLines(layout.history()) : List.of();
            return begin + (epochs.isEmpty() ? "from the beginning" : "after epoch " + epochs.size());
        } catch (IOException e) {
            return begin + "from its last epoch";
        }
    }
}
