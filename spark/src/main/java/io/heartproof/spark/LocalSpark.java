package io.heartproof.spark;

import java.util.Map;
import org.apache.spark.sql.SparkSession;

/**
 * How a session of Spark is started by this program. What {@code spark-submit} says stands; a session that is there already is
 * taken as it is. Stateless.
 */
public final class LocalSpark {
    /** Closes what {@link OncePerProcess} keeps. To be set by those who make a session of their own. */
    public static final String PLUGIN = ProcessPlugin.class.getName();

    /** Without pages, and bound to this machine: the name of a laptop may lead nowhere. */
    private static final Map<String, String> ON_THIS_MACHINE = Map.of(
            "spark.ui.enabled", "false",
            "spark.ui.showConsoleProgress", "false",
            "spark.driver.bindAddress", "127.0.0.1",
            "spark.driver.host", "127.0.0.1");

    private LocalSpark() {}

    /**
     * A session.
     *
     * @param name what Spark's pages call the work
     * @param master such as {@code local[2]}; empty where {@code spark-submit} says it
     */
    public static SparkSession session(String name, String master) {
        SparkSession.Builder builder = SparkSession.builder().appName(name).config("spark.plugins", PLUGIN);
        if (!master.isEmpty()) {
            builder.master(master);
            if (master.startsWith("local")) {
                ON_THIS_MACHINE.forEach(builder::config);
            }
        }
        return builder.getOrCreate();
    }
}
