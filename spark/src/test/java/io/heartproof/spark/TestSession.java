package io.heartproof.spark;

import org.apache.spark.sql.SparkSession;

/** The one session of all tests, which ends with their JVM. */
public final class TestSession {
    private TestSession() {}

    /** Two threads, small shuffles. */
    public static synchronized SparkSession get() {
        SparkSession session = LocalSpark.session("tests", "local[2]");
        session.conf().set("spark.sql.shuffle.partitions", "2");
        return session;
    }
}
