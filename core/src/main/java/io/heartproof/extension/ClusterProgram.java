package io.heartproof.extension;

import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/**
 * Work on a cluster's libraries, which the rest of the program does without: {@code heartproof spark NAME} finds it by its name
 * where these libraries are on the class path.
 */
public interface ClusterProgram {
    /** What the command line calls it, such as {@code score}. */
    String name();

    /**
     * Does the work.
     *
     * @param options the values of each option that the user gave, by its name without dashes; no value where it takes none
     * @param progress whoever watches
     * @throws io.heartproof.problem.BadUsage where an option breaks a rule
     * @throws io.heartproof.problem.BadData where the work as a whole cannot be done with these data
     */
    Report run(Map<String, List<String>> options, Progress progress) throws IOException;

    /**
     * What became of the work.
     *
     * @param done what was done, in a line for people
     * @param problems a line for each of the first that could not be taken; empty where all went well
     */
    record Report(String done, List<String> problems) {
        public Report {
            problems = List.copyOf(problems);
        }
    }
}
