package io.heartproof.spark;

import io.heartproof.extension.ClusterProgram.Report;
import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import java.io.IOException;
import java.nio.file.NoSuchFileException;

/**
 * Work under {@code spark-submit}, whose log is on standard error: the report goes to standard output, a failure of the user's is one
 * line. Stateless.
 */
public final class SubmittedWork {
    private static final int BAD_USAGE = 2;
    private static final int BAD_DATA = 3;

    private SubmittedWork() {}

    /** The work. */
    @FunctionalInterface
    public interface Work {
        /** Does it. */
        Report report() throws IOException;
    }

    /** Does the work; ends the process where it cannot be done as asked. Recordings that are refused are no failure. */
    public static void run(Work work) throws IOException {
        try {
            Report report = work.report();
            System.out.println(report.done());
            report.problems().forEach(problem -> System.out.println("heartproof: " + problem));
        } catch (BadUsage e) {
            end("heartproof: " + e.getMessage(), BAD_USAGE);
        } catch (BadData e) {
            end("heartproof: " + e.getMessage(), BAD_DATA);
        } catch (NoSuchFileException e) {
            end("heartproof: " + e.getMessage() + ": no such file or folder", BAD_DATA);
        }
    }

    private static void end(String line, int code) {
        System.err.println(line);
        System.exit(code);
    }
}
