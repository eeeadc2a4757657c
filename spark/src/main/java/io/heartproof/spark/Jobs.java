package io.heartproof.spark;

import io.heartproof.problem.BadData;
import io.heartproof.problem.BadUsage;
import io.heartproof.progress.Progress.Stage;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Runs work on Spark as the rest of the program runs work: with progress, and with failures in one line. Stateless. */
public final class Jobs {
    private static final String GROUP = "spark.jobGroup.id";

    private Jobs() {}

    /**
     * Runs a job and counts its tasks as they succeed.
     *
     * @param stage gets a step for each task; the caller closes it
     * @throws IOException or BadData or BadUsage where a task ended with one for good, or with anything else
     */
    public static <T> T run(SparkContext spark, Stage stage, Callable<T> job) throws IOException {
        String group = UUID.randomUUID().toString();
        SparkListener counting = new Counting(group, stage);
        spark.addSparkListener(counting);
        try {
            spark.setJobGroup(group, "heartproof", true);
            return job.call();
        } catch (Exception e) {
            throw inOneLine(e);
        } finally {
            spark.clearJobGroup();
            spark.removeSparkListener(counting);
        }
    }

    /** What a user can act on, which Spark wraps in several layers. */
    private static IOException inOneLine(Exception failure) throws IOException {
        Throwable deepest = failure;
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e instanceof BadData || e instanceof BadUsage) {
                throw (RuntimeException) e;
            }
            if (e instanceof IOException io) {
                return io;
            }
            deepest = e;
        }
        return new IOException("Spark: " + firstLine(deepest), failure);
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    /** Hears of the tasks of one group of jobs. */
    private static final class Counting extends SparkListener {
        private final String group;
        private final Stage stage;
        private int firstStage = Integer.MAX_VALUE;
        private int lastStage = Integer.MIN_VALUE;

        Counting(String group, Stage stage) {
            this.group = group;
            this.stage = stage;
        }

        @Override
        public synchronized void onJobStart(SparkListenerJobStart job) {
            if (job.properties() != null && group.equals(job.properties().getProperty(GROUP))) {
                job.stageInfos().foreach(info -> {
                    firstStage = Math.min(firstStage, info.stageId());
                    lastStage = Math.max(lastStage, info.stageId());
                    return null;
                });
            }
        }

        @Override
        public synchronized void onTaskEnd(SparkListenerTaskEnd task) {
            if (firstStage <= task.stageId()
                    && task.stageId() <= lastStage
                    && task.taskInfo().successful()) {
                stage.advance(1);
            }
        }
    }
}
