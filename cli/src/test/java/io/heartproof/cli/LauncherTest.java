package io.heartproof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the real {@code ./heartproof} in a made-up project: its {@code java} prints what it was given, its {@code mvnw}
 * says that it ran and makes the files of a build.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
    private static final String BUILDING = "heartproof: building from source";

    @TempDir
    Path folder;

    private Path project;
    private Path jdk;

    @BeforeEach
    void makeProject() throws IOException {
        Path real = folder.toRealPath();
        project = Files.createDirectories(real.resolve("a project"));
        jdk = real.resolve("a jdk");
        Files.copy(Path.of(System.getProperty("heartproof.root"), "heartproof"), project.resolve("heartproof"));
        for (String source : List.of("pom.xml", "core/pom.xml", "core/src/main/A.java")) {
            write(source, "");
        }
        script(project.resolve("heartproof"), Files.readString(project.resolve("heartproof")));
        script(project.resolve("mvnw"), """
            echo "mvnw $*" >>maven-runs
            mkdir -p core/target cli/target spark/target
            echo core >core/target/heartproof-core.jar
            echo cli >cli/target/heartproof-cli.jar
            printf '%s:%s' "$PWD/core/target/heartproof-core.jar" /usr/bin/env >cli/target/classpath
            case $* in *spark*)
              echo spark >spark/target/heartproof-spark.jar
              printf '%s:%s' "$PWD/core/target/heartproof-core.jar" /bin/ls >spark/target/classpath ;;
            esac
            """);
        makeJdk("17.0.15");
    }

    @Test
    void passesArgumentsWithSpacesThroughALinkFromAnotherFolder() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("a link"), project.resolve("heartproof"));

        Result result = run(folder, link.toString(), "inspect", "my file.mat", "", "*");

        assertThat(result.code).isZero();
        assertThat(result.lines)
                .containsSequence("<io.heartproof.cli.Main>", "<inspect>", "<my file.mat>", "<>", "<*>");
    }

    @Test
    void buildsOnceAndAgainWhenASourceIsNewer() throws Exception {
        assertThat(run(project, "./heartproof").lines).anyMatch(line -> line.startsWith(BUILDING));
        assertThat(run(project, "./heartproof").lines).noneMatch(line -> line.startsWith(BUILDING));

        Files.setLastModifiedTime(
                project.resolve("core/src/main/A.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(project, "./heartproof").lines).anyMatch(line -> line.startsWith(BUILDING));
        assertThat(project.resolve("maven-runs"))
                .content(StandardCharsets.UTF_8)
                .hasLineCount(2);
    }

    @Test
    void startsWithoutBuildingWhereTheProjectWasMoved() throws Exception {
        run(project, "./heartproof");
        project = Files.move(project, project.resolveSibling("moved"));

        Result result = run(project, "./heartproof");

        assertThat(result.lines)
                .noneMatch(line -> line.startsWith(BUILDING))
                .anyMatch(line -> line.contains(project + "/cli/target/launcher/heartproof-cli.jar:"));
    }

    @Test
    void writesNothingWhereTheBuildIsCurrent() throws Exception {
        run(project, "./heartproof");
        Map<Path, FileTime> before = filesAndFolders();

        assertThat(run(project, "./heartproof").code).isZero();

        assertThat(filesAndFolders()).isEqualTo(before);
    }

    @Test
    void saysInOneLineThatTheBuildIsOldAndCannotBeRenewed() throws Exception {
        Files.writeString(project.resolve("cli"), "a file where a folder should be made");

        Result result = run(project, "./heartproof");

        assertThat(result.code).isEqualTo(1);
        assertThat(result.lines)
                .containsExactly("heartproof: the build is missing or older than a source, and " + project
                        + " cannot be written to");
    }

    @Test
    void startsFromAnArchiveWithoutACompilerOrMaven() throws Exception {
        Path archive = Files.createDirectories(folder.toRealPath().resolve("an archive"));
        Path lib = Files.createDirectories(archive.resolve("lib"));
        Files.writeString(lib.resolve("heartproof-cli.jar"), "");
        Files.createDirectories(archive.resolve("bin"));
        script(archive.resolve("bin/heartproof"), Files.readString(project.resolve("heartproof")));
        Files.delete(jdk.resolve("bin/javac"));

        Result result = run(folder, archive.resolve("bin/heartproof").toString(), "classify", "a b.hea");

        assertThat(result.code).isZero();
        assertThat(result.lines)
                .containsSequence("<-cp>", "<" + lib + "/heartproof-cli.jar>", "<io.heartproof.cli.Main>")
                .containsSequence("<classify>", "<a b.hea>")
                .contains("<-XX:+UseSerialGC>", "OPENBLAS_NUM_THREADS=1")
                .noneMatch(line -> line.startsWith("heartproof:"));
        try (Stream<Path> files = Files.walk(archive)) {
            assertThat(files).hasSize(5);
        }
    }

    @Test
    void buildsAgainWhereALibraryIsGone() throws Exception {
        run(project, "./heartproof");

        Files.delete(project.resolve("cli/target/launcher/heartproof-core.jar"));

        assertThat(run(project, "./heartproof").lines).anyMatch(line -> line.startsWith(BUILDING));
        assertThat(run(project, "./heartproof").lines).noneMatch(line -> line.startsWith(BUILDING));
    }

    @Test
    void runsACopyOfOurJarsBesideTheLibraries() throws Exception {
        Path launcher = project.resolve("cli/target/launcher");

        assertThat(run(project, "./heartproof").lines)
                .contains("<" + launcher + "/heartproof-cli.jar:" + launcher + "/heartproof-core.jar:/usr/bin/env>");
    }

    @Test
    void buildsTheModuleOfSparkForItsCommandsAloneAndIntoAClassPathOfItsOwn() throws Exception {
        Path launcher = project.resolve("cli/target/launcher");
        for (List<String> arguments :
                List.of(List.of("train"), List.of("spark"), List.of("spark", "score", "--help"))) {
            assertThat(run(project, arguments).lines)
                    .contains("<" + launcher + "/heartproof-cli.jar:" + launcher + "/heartproof-core.jar:/usr/bin/env>")
                    .noneMatch(line -> line.contains("--add-opens"));
        }
        assertThat(runsOfMaven()).singleElement().asString().contains("-pl cli -am");

        Result result = run(project, List.of("spark", "score"));

        assertThat(result.lines)
                .anyMatch(line -> line.endsWith("launcher/spark/heartproof-cli.jar:" + launcher
                        + "/spark/heartproof-core.jar:/usr/bin/env:" + launcher + "/spark/heartproof-spark.jar:"
                        + launcher
                        + "/spark/heartproof-core.jar:/bin/ls>"))
                .contains("<--add-opens=java.base/sun.nio.ch=ALL-UNNAMED>");
        assertThat(runsOfMaven()).hasSize(2).last().asString().contains("-pl cli,spark -am");
    }

    @Test
    void aNewerSourceOfTheModuleOfSparkConcernsItsCommandsAlone() throws Exception {
        run(project, List.of("train"));
        run(project, List.of("spark", "score"));
        write("spark/src/main/B.java", "");
        Files.setLastModifiedTime(
                project.resolve("spark/src/main/B.java"),
                FileTime.from(Instant.now().plusSeconds(5)));

        assertThat(run(project, List.of("train")).lines).noneMatch(line -> line.startsWith(BUILDING));
        assertThat(run(project, List.of("spark", "score")).lines).anyMatch(line -> line.startsWith(BUILDING));
    }

    @Test
    void takesTheSparkOfTheUserInAnArchiveAndAsksForItInOneLine() throws Exception {
        Path archive = Files.createDirectories(folder.toRealPath().resolve("an archive"));
        Path own = Files.createDirectories(folder.toRealPath().resolve("own spark"));
        Files.createDirectories(archive.resolve("bin"));
        Files.createDirectories(archive.resolve("lib"));
        Files.writeString(archive.resolve("lib/heartproof-cli.jar"), "");
        script(archive.resolve("bin/heartproof"), Files.readString(project.resolve("heartproof")));
        String program = archive.resolve("bin/heartproof").toString();

        assertThat(run(folder, "env", "SPARK_HOME=" + own, program, "spark", "score").lines)
                .singleElement()
                .asString()
                .startsWith("heartproof: heartproof spark needs Apache Spark 4: set SPARK_HOME");

        Files.createDirectories(own.resolve("jars"));

        assertThat(run(folder, "env", "SPARK_HOME=" + own, program, "spark", "score").lines)
                .contains("<" + archive.resolve("lib/heartproof-cli.jar") + ":" + own + "/jars/*>");
    }

    private Result run(Path where, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("./heartproof"));
        command.addAll(arguments);
        return run(where, command.toArray(String[]::new));
    }

    private List<String> runsOfMaven() throws IOException {
        return Files.readAllLines(project.resolve("maven-runs"));
    }

    @Test
    void concurrentFirstStartsBuildOnce() throws Exception {
        List<Process> starts = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            starts.add(start(project, "./heartproof"));
        }
        for (Process start : starts) {
            assertThat(finish(start).code).isZero();
        }

        assertThat(project.resolve("maven-runs"))
                .content(StandardCharsets.UTF_8)
                .hasLineCount(1);
    }

    @Test
    void failedBuildShowsTheEndOfItsLogAndIsCode1() throws Exception {
        script(project.resolve("mvnw"), "echo a cause\nexit 1\n");

        Result result = run(project, "./heartproof", "config");

        assertThat(result.code).isEqualTo(1);
        assertThat(result.lines).contains("a cause").last().asString().startsWith("heartproof: the build failed");
    }

    @Test
    void silencesTheWarningsOfNewJavaAndAsksOldJavaForNothing() throws Exception {
        String gone = "<--add-opens=java.base/sun.security.action=ALL-UNNAMED>";
        assertThat(run(project, "./heartproof").lines).noneMatch(line -> line.matches("<--(enable|sun).*"));
        assertThat(run(project, "./heartproof", "spark", "score").lines).contains(gone);

        makeJdk("25");

        assertThat(run(project, "./heartproof").lines)
                .contains("<--enable-native-access=ALL-UNNAMED>", "<--sun-misc-unsafe-memory-access=allow>");
        assertThat(run(project, "./heartproof", "spark", "score").lines)
                .contains("<--add-opens=java.base/sun.nio.ch=ALL-UNNAMED>")
                .doesNotContain(gone);
    }

    @Test
    void setsMemoryLimitsAndThreadVariables() throws Exception {
        assertThat(run(project, "./heartproof").lines)
                .anyMatch(line -> line.matches("<-Xmx\\d{3,5}m>"))
                .anyMatch(line -> line.matches("<-Dorg.bytedeco.javacpp.maxPhysicalBytes=\\d{3,9}m>"))
                .contains("OPENBLAS_NUM_THREADS=1", "OMP_WAIT_POLICY=passive");
    }

    /** Two collectors at once are refused by Java. */
    @Test
    void choosesACollectorForWorkThatEndsUnlessTheUserDoes() throws Exception {
        String serial = "<-XX:+UseSerialGC>";
        assertThat(run(project, "./heartproof", "train").lines).contains(serial);
        assertThat(run(project, "./heartproof", "serve").lines).doesNotContain(serial);
        assertThat(run(project, "env", "HEARTPROOF_JVM_OPTIONS=-Xss1m -XX:+UseParallelGC", "./heartproof", "train")
                        .lines)
                .doesNotContain(serial)
                .contains("<-XX:+UseParallelGC>");
        assertThat(run(project, "env", "JAVA_TOOL_OPTIONS=-XX:+UseZGC", "./heartproof", "train").lines)
                .doesNotContain(serial);
        assertThat(run(project, "env", "HEARTPROOF_JVM_OPTIONS=-XX:+UseGCOverheadLimit", "./heartproof", "train").lines)
                .contains(serial);
    }

    @Test
    void refusesJavaBefore17InOneLine() throws Exception {
        makeJdk("11.0.2");

        Result result = run(project, "./heartproof");

        assertThat(result.code).isEqualTo(1);
        assertThat(result.lines)
                .containsExactly(
                        "heartproof: expected Java of version 17 or later, " + jdk + "/bin/java has version 11");
    }

    @Test
    void saysInOneLineThatThereIsNoJava() throws Exception {
        jdk = folder.resolve("nothing");

        Result result = run(project, "./heartproof");

        assertThat(result.code).isEqualTo(1);
        assertThat(result.lines)
                .containsExactly("heartproof: expected Java of version 17 or later in JAVA_HOME, found none in " + jdk);
    }

    private Map<Path, FileTime> filesAndFolders() throws IOException {
        Map<Path, FileTime> times = new TreeMap<>();
        try (Stream<Path> all = Files.walk(project)) {
            for (Path path : all.toList()) {
                times.put(path, Files.getLastModifiedTime(path));
            }
        }
        return times;
    }

    private record Result(int code, List<String> lines) {}

    private Result run(Path where, String... command) throws Exception {
        return finish(start(where, command));
    }

    private Process start(Path where, String... command) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", jdk.toString());
        builder.environment()
                .keySet()
                .removeAll(List.of("HEARTPROOF_JVM_OPTIONS", "JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        return builder.start();
    }

    private static Result finish(Process process) throws Exception {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Result(process.exitValue(), output.lines().toList());
    }

    private void makeJdk(String version) throws IOException {
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        script(jdk.resolve("bin/javac"), "");
        script(jdk.resolve("bin/java"), "printf '<%s>\\n' \"$@\"\nenv | grep -E '^O(PENBLAS|MP)_'\n");
    }

    private void write(String path, String text) throws IOException {
        Path file = project.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(60)));
    }

    private static void script(Path file, String text) throws IOException {
        Files.writeString(file, text.startsWith("#!") ? text : "#!/bin/sh\n" + text);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
