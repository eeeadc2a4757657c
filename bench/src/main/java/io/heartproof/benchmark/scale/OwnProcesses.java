package io.heartproof.benchmark.scale;

import io.heartproof.process.launch.JavaCommand;
import io.heartproof.process.launch.LocalProcesses;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Command lines of this program in processes of their own. Immutable. */
record OwnProcesses(ScaleSetup.Program program) {
    /** @throws IOException with the line in which one says why it failed */
    void run(int count, List<String> arguments) throws IOException {
        run(count, program.command(arguments));
    }

    static void run(int count, JavaCommand command) throws IOException {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream both = new PrintStream(said, true, StandardCharsets.UTF_8);
        int code = LocalProcesses.run(command, count, both, both);
        if (code != 0) {
            List<String> lines = said.toString(StandardCharsets.UTF_8).lines().toList();
            String why = lines.stream()
                    .filter(line -> line.startsWith("heartproof: ") || line.startsWith("Exception "))
                    .findFirst()
                    .orElse("nothing said");
            throw new IOException(String.join(" ", command.main()) + ": exit code " + code + ", " + why);
        }
    }
}
