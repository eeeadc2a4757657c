package io.heartproof.spark;

import io.heartproof.extension.ClusterProgram;
import io.heartproof.progress.Progress;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.sql.SparkSession;

/** A program on a session of Spark, which {@code heartproof spark NAME} starts here and {@code spark-submit} on a cluster. */
public interface SparkProgram extends ClusterProgram {
    /** Names of all its options, without dashes. Where Spark runs is none of them. */
    Set<String> options();

    /** Work whose options have been read. */
    @FunctionalInterface
    interface Work {
        /** Does it. */
        Report on(SparkSession session, Progress progress) throws IOException;
    }

    /**
     * Reads options, before Spark is started.
     *
     * @throws io.heartproof.problem.BadUsage where one is missing or breaks a rule
     * @throws io.heartproof.problem.BadData where a file that one names does
     */
    Work work(ProgramOptions options) throws IOException;

    /** On this machine, unless {@code --master} says otherwise. */
    @Override
    default Report run(Map<String, List<String>> options, Progress progress) throws IOException {
        ProgramOptions given = new ProgramOptions(options);
        String master = given.one("master").orElse("local[*]");
        return start(given.without("master"), master, progress);
    }

    /** Under {@code spark-submit}, whose own options say where it runs. */
    default void submitted(String[] arguments) throws IOException {
        SubmittedWork.run(() -> start(ProgramOptions.parse(List.of(arguments)), "", Progress.NONE));
    }

    private Report start(ProgramOptions given, String master, Progress progress) throws IOException {
        Work work = work(given.requireKnown(options()));
        try (SparkSession session = LocalSpark.session("heartproof " + name(), master)) {
            return work.on(session, progress);
        }
    }
}
