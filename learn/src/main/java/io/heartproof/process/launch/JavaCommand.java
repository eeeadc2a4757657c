package io.heartproof.process.launch;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of this program as this JVM runs it, for JVMs that share this one's machine. Immutable.
 *
 * @param options of the JVM
 * @param main class to start, with its arguments
 */
public record JavaCommand(List<String> options, List<String> main) {
    private static final Pattern NATIVE_MEMORY =
            Pattern.compile("(-Dorg\\.bytedeco\\.javacpp\\.maxPhysicalBytes=)(\\d+)([mMgG])");
    private static final int KIBI = 1024;

    public JavaCommand {
        options = List.copyOf(options);
        main = List.copyOf(main);
    }

    /** The options of this JVM, and that class with those arguments. */
    public static JavaCommand of(Class<?> main, List<String> arguments) {
        List<String> all = new ArrayList<>(List.of(main.getName()));
        all.addAll(arguments);
        return new JavaCommand(ManagementFactory.getRuntimeMXBean().getInputArguments(), all);
    }

    /** The same for one of {@code count} JVMs at once: each has its share of the cores, of Java's heap and of native memory. */
    JavaCommand share(int count) {
        Runtime here = Runtime.getRuntime();
        List<String> shared = new ArrayList<>();
        options.forEach(option -> shared.add(nativeMemory(option, count)));
        shared.add("-Xmx" + here.maxMemory() / count / KIBI + "k");
        shared.add("-XX:ActiveProcessorCount=" + Math.max(1, here.availableProcessors() / count));
        return new JavaCommand(shared, main);
    }

    /** The same with more options. */
    JavaCommand with(List<String> more) {
        List<String> all = new ArrayList<>(options);
        all.addAll(more);
        return new JavaCommand(all, main);
    }

    private static String nativeMemory(String option, int count) {
        Matcher memory = NATIVE_MEMORY.matcher(option);
        if (!memory.matches()) {
            return option;
        }
        boolean giga = memory.group(3).toLowerCase(Locale.ROOT).equals("g");
        long mega = Long.parseLong(memory.group(2)) * (giga ? KIBI : 1);
        return memory.group(1) + mega / count + "m";
    }

    /** What starts it; the class path goes through the environment, as it may be longer than a command line may be. */
    ProcessBuilder builder() {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(main);
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        return builder;
    }
}
