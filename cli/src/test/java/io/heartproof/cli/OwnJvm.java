package io.heartproof.cli;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The program in a JVM of its own. */
final class OwnJvm {
    private OwnJvm() {}

    /**
     * Starts it.
     *
     * @param heap such as {@code 512m}
     * @param log gets what it prints, after what it holds already
     */
    static Process start(String heap, Path log, List<String> arguments) throws IOException {
        return start(Main.class, heap, log, arguments);
    }

    /** The same with options of the JVM. */
    static Process start(String heap, Path log, List<String> options, List<String> arguments) throws IOException {
        List<String> all = new ArrayList<>(options);
        all.addAll(started(Main.class, arguments));
        return launch(heap, log, all);
    }

    /** The same with another class, and the collector that the launcher takes. */
    static Process start(Class<?> main, String heap, Path log, List<String> arguments) throws IOException {
        return launch(heap, log, started(main, arguments));
    }

    private static List<String> started(Class<?> main, List<String> arguments) {
        List<String> started = new ArrayList<>(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        started.addAll(arguments);
        return started;
    }

    private static Process launch(String heap, Path log, List<String> options) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-Dorg.bytedeco.javacpp.maxPhysicalBytes=8g"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        command.addAll(ofTheEnvironment(builder.environment()));
        command.addAll(ofThisJvm());
        command.addAll(options);
        return builder.redirectOutput(Redirect.appendTo(log.toFile())).start();
    }

    /** Takes away the options that Java finds in the environment, which it would tell of in what it prints, and returns them. */
    private static List<String> ofTheEnvironment(Map<String, String> environment) {
        return Stream.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS")
                .map(environment::remove)
                .filter(Objects::nonNull)
                .flatMap(options -> Stream.of(options.strip().split("\\s+")))
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /** The locale, time zone, temporary folder, compiler and leave to use natives that these tests were started with. */
    private static List<String> ofThisJvm() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("-Duser.")
                        || option.startsWith("-Djava.io.tmpdir=")
                        || option.startsWith("-XX:TieredStopAtLevel=")
                        || option.startsWith("--enable-native-access=")
                        || option.startsWith("--sun-misc-unsafe-memory-access="))
                .toList();
    }
}
